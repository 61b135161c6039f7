internal import FeatureStore

extension Plainness {
    static let hour: Int64 = 3_600_000_000
    static let minute: Int64 = 60_000_000
    static let second: Int64 = 1_000_000

    /// The cost of an instant by its distance from `as_of`.
    func cost(_ instant: Timestamp) -> Double {
        if literals.instants.contains(instant) { return 25 }
        let (distance, overflows) = instant.microseconds.subtractingReportingOverflow(asOf.microseconds)
        guard !overflows, distance != .min else { return 2_000 }
        switch distance {
        case -Self.hour: return 1
        case -HalfLiterals.day: return 2
        case -2 * Self.hour: return 3
        case 0: return 5
        case Self.hour: return 8
        case HalfLiterals.day: return 9
        case -1: return 50
        case 1: return 51
        default: break
        }
        let isAhead = distance > 0 ? 5.0 : 0
        for (position, span) in literals.spans.enumerated() {
            let missing = abs(distance).subtractingReportingOverflow(span).partialValue
            if missing == 0 { return 20 + Double(min(position, 20)) + isAhead }
            if missing.magnitude == 1 { return 60 + Double(min(position, 20)) + isAhead }
        }
        return grain(distance) + isAhead
    }

    /// The cost of a distance that is none of the halves' own: the coarser its unit and the shorter, the plainer.
    private func grain(_ distance: Int64) -> Double {
        let magnitude = Double(distance.magnitude)
        let length = magnitude > 0 ? Double(magnitude.exponent) + magnitude.significand - 1 : 0
        for (unit, cost) in [(HalfLiterals.day, 70.0), (Self.hour, 110), (Self.minute, 200), (Self.second, 300)]
        where distance % unit == 0 {
            return cost + length
        }
        return (distance % 1_000 == 0 ? 500 : 600) + length
    }

    /// The cost of the instant of a question, which nothing else is counted from.
    static func cost(asOf: Timestamp) -> Double {
        if asOf == canonical { return 1 }
        let local = asOf.localTime(in: .utc)
        let civil = local.date.civil
        let day: Double =
            switch (civil.year, civil.month, civil.day) {
            case (2024, 6, 15): 10
            case (2024, 6, _): 20
            case (2024, _, _): 30
            default: 60
            }
        for (unit, cost) in [(hour, 1.0), (minute, 3), (second, 6)] where local.microsecondOfDay % unit == 0 {
            return day + cost
        }
        return day + 9
    }

    /// 2024-06-15T12:00:00Z, a Saturday: no month, week, day or clock changes near it.
    static let canonical = Timestamp(microseconds: 1_718_452_800_000_000)
}
