internal import FeatureStore

/// The instants that a pair's clues make critical, and those between them.
struct MomentPool: Sendable {
    /// Where something may begin or end, seen from `as_of` (or another instant that windows are measured from).
    let edges: [Moment]
    /// Distances that lie between edges, so inside windows; negative, so before.
    let inside: [Int64]
    /// How far back anything reaches, in microseconds.
    let reach: Int64

    init(_ clues: Clues) {
        let spans = clues.spans
        var edges: [Moment] = [.offset(0)]
        edges += spans.map { .offset(-$0) }
        // `planned_at - 24h - 1h`: of a few lengths, their sums and differences.
        if spans.count <= 6 {
            for (position, one) in spans.enumerated() {
                for other in spans[(position + 1)...] {
                    edges.append(.offset(-(one + other)))
                    edges.append(.offset(one - other))
                }
            }
        }
        edges += spans.map { .offset($0) }
        let zones = [Zone.utc] + clues.zones
        for unit in clues.units {
            for zone in zones {
                for steps in unit == .day ? [0, -1, 1] : [0, -1] { edges.append(.start(unit, zone, steps: steps)) }
            }
        }
        for time in clues.timesOfDay {
            for zone in zones {
                for days in [0, -1] { edges.append(.clock(time, zone, days: days)) }
            }
        }
        for months in clues.months {
            for zone in zones { edges.append(.shift(months: -months, days: 0, zone)) }
        }
        if !clues.units.isEmpty || !clues.months.isEmpty {
            for zone in clues.zones {
                for days in [1, 7] { edges.append(.shift(months: 0, days: -days, zone)) }
                for span in spans where span % 86_400_000_000 == 0 && span <= 400 * 86_400_000_000 {
                    edges.append(.shift(months: 0, days: -Int(span / 86_400_000_000), zone))
                }
            }
        }
        edges += clues.instants.map { .instant($0) }
        edges += clues.dates.map { .instant(Timestamp(microseconds: Int64($0.daysSinceEpoch) * 86_400_000_000)) }
        self.edges = Clues.distinct(edges)

        var marks = spans + clues.months.map { Int64($0) * 30 * 86_400_000_000 }
        for unit in clues.units {
            switch unit {
            case .hour: marks.append(3_600_000_000)
            case .day: marks.append(86_400_000_000)
            case .monday, .sunday: marks.append(7 * 86_400_000_000)
            case .month: marks.append(30 * 86_400_000_000)
            case .year: marks.append(365 * 86_400_000_000)
            }
        }
        marks = Set(marks).sorted()
        if marks.isEmpty { marks = [86_400_000_000] }
        var inside: [Int64] = []
        var former: Int64 = 0
        for mark in marks {
            inside.append(-(former + (mark - former) / 2))
            former = mark
        }
        self.inside = inside
        reach = former
    }

    /// The instants at which a scenario may stand: its `as_of`, from which all else is measured.
    static func anchors(_ clues: Clues) -> [Int64] {
        var anchors: [Int64] = [Self.plain, Self.plain + 123_456, Self.plain + 999_999]
        func add(_ text: String) { if let instant = try? Timestamp(text) { anchors.append(instant.microseconds) } }
        let readsCalendar = !clues.units.isEmpty || !clues.months.isEmpty || !clues.zones.isEmpty
        add("2024-02-29T12:00:00Z")
        add("1969-12-31T18:30:00Z")
        if readsCalendar {
            for text in [
                "2024-03-31T12:00:00Z", "2024-01-01T00:00:00Z", "2023-12-31T23:59:59.999999Z", "2024-12-30T09:00:00Z",
                "2025-02-28T12:00:00Z", "2024-05-31T06:00:00Z", "2024-01-31T12:00:00Z", "2024-07-07T00:00:00Z",
                "2024-07-08T00:00:00Z", "2024-07-07T23:59:59.999999Z", "1970-01-01T00:00:00Z",
                // Weeks that belong to the other year, the last of a year with 53, a quarter's first day.
                "2017-01-01T12:00:00Z", "2021-01-02T12:00:00Z", "2018-12-31T12:00:00Z", "2024-10-01T06:00:00Z",
            ] { add(text) }
            for day in 1...6 { anchors.append(Self.plain + Int64(day) * 86_400_000_000) }
        }
        for zone in clues.zones {
            let noon = Timestamp(microseconds: Self.plain)
            for unit in [Moment.Unit.day, .monday, .sunday, .month, .year] {
                let start = Moment.start(unit, zone, steps: 0).resolved(from: noon.microseconds)
                anchors += [start - 1, start, start + 1]
            }
            for change in clockChanges(of: zone) {
                let hour: Int64 = 3_600_000_000
                for distance in [-hour / 2, -1, 0, hour / 2, hour, 3 * hour / 2, 12 * hour, 24 * hour, 36 * hour] {
                    anchors.append(change.microseconds + distance)
                }
                for days in [1, 2, 7] {
                    let later = change.adding(days: days, in: zone).microseconds
                    anchors += [later - hour / 2, later, later + hour / 2]
                }
            }
        }
        for zone in clues.zones { anchors += besideClockChanges(of: zone) }
        // What happened on a leap day comes round on another.
        for months in clues.months.prefix(8) {
            for year in [2000, 2008, 2016] {
                guard let leapDay = CalendarDate(year: year, month: 2, day: 29) else { continue }
                let round = Int64(leapDay.adding(months: months).daysSinceEpoch) * 86_400_000_000
                anchors += [0, 86_400_000_000].map { round + $0 + 43_200_000_000 }
            }
        }
        for instant in clues.instants { anchors += [-1, 0, 1].map { instant.microseconds + $0 } }
        for date in clues.dates {
            let midnight = Int64(date.daysSinceEpoch) * 86_400_000_000
            anchors += [midnight - 1, midnight, midnight + 43_200_000_000]
        }
        return Clues.distinct(anchors)
    }

    /// Shortly before and behind midnight and at noon, on the days before and behind each change of a zone's clocks: hours
    /// that are counted across the change end on another day than days that are.
    static func besideClockChanges(of zone: Zone) -> [Int64] {
        let halfHour: Int64 = 1_800_000_000
        return clockChanges(of: zone).flatMap { change in
            let day = change.startOfDay(in: zone)
            let (before, behind) = (day.adding(days: -1, in: zone), day.adding(days: 1, in: zone))
            return [
                before.microseconds + halfHour, day.microseconds - halfHour, day.microseconds - 24 * halfHour,
                behind.microseconds + halfHour, behind.adding(days: 1, in: zone).microseconds - halfHour,
                behind.microseconds + 24 * halfHour,
            ]
        }
    }

    /// When a zone's clocks change in 2024.
    private static func clockChanges(of zone: Zone) -> [Timestamp] {
        guard let year = try? (Timestamp("2024-01-01T00:00:00Z"), Timestamp("2024-12-31T00:00:00Z")) else { return [] }
        return ClockChanges.instants(of: [zone], in: year.0...year.1)
    }

    /// A Saturday noon in June: far from every edge of every calendar.
    static let plain: Int64 = 1_718_452_800_000_000
}
