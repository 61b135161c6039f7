extension Timestamp {
    /// The instant so much later; traps outside what microseconds in 64 bits can tell (years -290,308 to 294,247).
    public static func + (instant: Timestamp, span: TimeSpan) -> Timestamp {
        guard let sum = instant.advanced(by: span) else {
            preconditionFailure("\(instant) plus \(span) lies outside the time that a Timestamp can tell")
        }
        return sum
    }

    /// The instant so much earlier; traps outside what microseconds in 64 bits can tell.
    public static func - (instant: Timestamp, span: TimeSpan) -> Timestamp {
        let (difference, overflows) = instant.microseconds.subtractingReportingOverflow(span.microseconds)
        precondition(!overflows, "\(instant) less \(span) lies outside the time that a Timestamp can tell")
        return Timestamp(microseconds: difference)
    }

    /// The span from the second instant to the first; traps beyond 292,000 years.
    public static func - (later: Timestamp, earlier: Timestamp) -> TimeSpan {
        let (difference, overflows) = later.microseconds.subtractingReportingOverflow(earlier.microseconds)
        precondition(!overflows, "\(later) and \(earlier) are further apart than a TimeSpan holds (292,000 years)")
        return TimeSpan(microseconds: difference)
    }

    /// The instant so much later, or nil where it cannot be told.
    public func advanced(by span: TimeSpan) -> Timestamp? {
        let (sum, overflows) = microseconds.addingReportingOverflow(span.microseconds)
        return overflows ? nil : Timestamp(microseconds: sum)
    }
}
