internal import FeatureStore

extension PlainTargets {
    /// Instants at human distances from `as_of`, and from other instants of the row.
    func instants(near instant: Timestamp, _ anchors: [Timestamp]) -> [Int64] {
        let spans = plainness.literals.spans
        let (hour, day) = (Plainness.hour, HalfLiterals.day)
        var distances: [Int64] = [-hour, -day, -2 * hour, -2 * day, 0, hour, day, -1, 1]
        for span in spans {
            for side in [-span, span] { distances += [side, side &- 1, side &+ 1] }
        }
        let (distance, overflows) = instant.microseconds.subtractingReportingOverflow(plainness.asOf.microseconds)
        if !overflows {
            for unit in [day, hour, Plainness.minute, Plainness.second, 1_000] {
                let down = distance / unit * unit
                distances += [down, down &+ unit, down &- unit]
            }
            for part in 1...7 { distances.append(distance / 8 * Int64(part)) }
        }
        var found = distances.map { plainness.asOf.microseconds.addingReportingOverflow($0) }
        for anchor in anchors where anchor != instant {
            for offset: Int64 in [0] + spans.prefix(6) + spans.prefix(6).map({ -$0 }) {
                found.append(anchor.microseconds.addingReportingOverflow(offset))
            }
        }
        return found.compactMap { $0.overflow ? nil : $0.partialValue }
            + plainness.literals.instants.map(\.microseconds)
    }
}
