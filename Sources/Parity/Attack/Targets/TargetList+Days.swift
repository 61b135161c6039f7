internal import Contracts
internal import FeatureStore

extension TargetList {
    /// Days as far from today as the pair counts.
    mutating func addDays(_ ground: SceneGround) {
        let zone = ground.clues.zones.first ?? .utc
        for (place, name) in Self.days(ground) {
            for distance in ground.dayDistances.distances {
                add(
                    .day(place, distance, zone), .bounds, "\(name) \(distance.months) months, \(distance.days) days off"
                )
            }
        }
    }

    /// Instants on edges and days at distances, looked at from where the clocks change on the way.
    ///
    /// A length of so many hours and as many days on the calendar differ there alone, and mostly for questions around
    /// midnight; so does what is counted across the change in the one and in the other direction.
    mutating func addCrossings(_ ground: SceneGround) {
        var crossings: [Entry] = []
        for zone in ground.clues.zones {
            for anchor in MomentPool.besideClockChanges(of: zone) {
                let stand = "from \(Timestamp(microseconds: anchor))"
                for moment in ground.moments.edges {
                    for (table, rules) in ground.tables.enumerated() {
                        for beside: Int64 in [-1, 1] {
                            let place = ColumnPlace(table: table, column: rules.event)
                            crossings.append(
                                Entry(
                                    target: .moment(place, moment, beside: beside, fromEvent: false),
                                    heading: .calendar,
                                    name: "\(rules.source.name) \(moment) \(beside) \(stand)", anchor: anchor))
                        }
                    }
                }
                for (place, name) in Self.days(ground) {
                    for distance in ground.dayDistances.distances {
                        crossings.append(
                            Entry(
                                target: .day(place, distance, zone), heading: .calendar,
                                name: "\(name) \(distance.months) months, \(distance.days) days off \(stand)",
                                anchor: anchor))
                    }
                }
            }
        }
        add(Self.thinned(crossings, to: 1_800))
    }

    /// Edges of months, looked at from the last days of months: a month before or behind has fewer days, and so what is
    /// reckoned in another order of steps comes to another day.
    mutating func addMonthEnds(_ ground: SceneGround) {
        let clues = ground.clues
        guard clues.units.contains(where: { $0 >= .month }) || !clues.months.isEmpty else { return }
        var edges = ground.moments.edges.filter { moment in
            switch moment {
            case .start(let unit, _, _): unit >= .month
            case .shift(let months, _, _): months != 0
            case .offset, .clock, .instant: false
            }
        }
        if clues.units.contains(.month) {
            // A quarter begins up to two months before.
            edges += ([.utc] + clues.zones).map { .start(.month, $0, steps: -2) }
        }
        var entries: [Entry] = []
        for anchor in Self.monthEnds {
            let stand = "from \(Timestamp(microseconds: anchor))"
            for (table, rules) in ground.tables.enumerated() {
                for moment in Clues.distinct(edges) {
                    for beside: Int64 in [-1, 1] {
                        let place = ColumnPlace(table: table, column: rules.event)
                        entries.append(
                            Entry(
                                target: .moment(place, moment, beside: beside, fromEvent: false),
                                heading: .calendar, name: "\(rules.source.name) \(moment) \(beside) \(stand)",
                                anchor: anchor))
                    }
                }
            }
            for (place, name) in Self.days(ground) {
                for distance in ground.dayDistances.distances where distance.months != 0 {
                    entries.append(
                        Entry(
                            target: .day(place, distance, clues.zones.first ?? .utc), heading: .calendar,
                            name: "\(name) \(distance.months) months, \(distance.days) days off \(stand)",
                            anchor: anchor))
                }
            }
        }
        add(Self.thinned(entries, to: 600))
    }

    /// Noon of the last day of each month of a leap year, and of the February before.
    private static let monthEnds: [Int64] = {
        let firsts = [(2023, 3)] + (2...12).map { (2024, $0) } + [(2025, 1)]
        return firsts.compactMap { year, month in
            CalendarDate(year: year, month: month, day: 1).map { first in
                Int64(first.daysSinceEpoch) * 86_400_000_000 - 43_200_000_000
            }
        }
    }()

    /// Of very many some, as evenly as may be.
    private static func thinned(_ crossings: [Entry], to most: Int) -> [Entry] {
        guard crossings.count > most else { return crossings }
        return (0..<most).map { crossings[$0 * crossings.count / most] }
    }

    /// Columns that hold days, with their names.
    private static func days(_ ground: SceneGround) -> [(ColumnPlace, String)] {
        ground.tables.enumerated().flatMap { table, rules in
            rules.source.columns.enumerated().filter { column, contract in
                contract.type == .date && !rules.unique.contains(column)
                    && !rules.links.contains { $0.column == column }
            }.map { (ColumnPlace(table: table, column: $0), "\(rules.source.name).\($1.name)") }
        }
    }
}
