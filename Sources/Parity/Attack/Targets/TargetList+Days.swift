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
        add(Self.thinned(crossings))
    }

    /// Of very many some, as evenly as may be.
    private static func thinned(_ crossings: [Entry]) -> [Entry] {
        let most = 1_800
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
