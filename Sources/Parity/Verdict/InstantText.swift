package import FeatureStore

/// Shows an instant as a person thinks of it: by its distance from the question's `as_of`.
package enum InstantText {
    private static let second: Int64 = 1_000_000

    /// `as_of`, `as_of - 7d`, `as_of - 7d + 1µs`, `as_of + 3h 20m`; the instant itself when it is more than 400 days away.
    package static func relative(_ instant: Timestamp, to asOf: Timestamp) -> String {
        let (distance, overflow) = instant.microseconds.subtractingReportingOverflow(asOf.microseconds)
        guard !overflow, distance.magnitude <= UInt64(400 * 86_400 * second) else { return "\(instant)" }
        if distance == 0 { return "as_of exactly" }
        let sign: Int64 = distance < 0 ? -1 : 1
        let magnitude = distance * sign
        // A bound missed by a little is shown as the bound and the little: 7d + 1µs, not 6d 23h 59m 59.999999s.
        let (whole, rest) = split(magnitude)
        var text = "as_of"
        if whole != 0 { text += " \(sign < 0 ? "-" : "+") \(span(whole))" }
        if rest != 0 { text += " \(rest * sign < 0 ? "-" : "+") \(small(rest.magnitude))" }
        return rest == 0 ? text + (isRound(whole) ? " exactly" : "") : text
    }

    /// The nearest round span (a whole number of minutes) and what is missing, when little is missing; else the whole
    /// seconds and the rest.
    private static func split(_ magnitude: Int64) -> (whole: Int64, rest: Int64) {
        let minute = 60 * second
        let nearest = (magnitude + minute / 2) / minute * minute
        if (magnitude - nearest).magnitude < UInt64(second) { return (nearest, magnitude - nearest) }
        let whole = magnitude / second * second
        return (whole, magnitude - whole)
    }

    private static func isRound(_ span: Int64) -> Bool { span % (3_600 * second) == 0 }

    /// `7d`, `3h 20m`, `1d 2h 3m 4s`.
    private static func span(_ microseconds: Int64) -> String {
        var seconds = microseconds / second
        var parts: [String] = []
        for (unit, length) in [("d", Int64(86_400)), ("h", 3_600), ("m", 60), ("s", 1)] where seconds >= length {
            parts.append("\(seconds / length)\(unit)")
            seconds %= length
        }
        return parts.joined(separator: " ")
    }

    /// `1µs`, `250ms`, `999999µs`.
    private static func small(_ microseconds: UInt64) -> String {
        microseconds % 1_000 == 0 ? "\(microseconds / 1_000)ms" : "\(microseconds)µs"
    }
}
