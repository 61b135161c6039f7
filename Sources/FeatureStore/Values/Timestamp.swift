/// An instant: microseconds since 1970-01-01T00:00:00Z, on the proleptic Gregorian calendar without leap seconds.
///
/// Every boundary of the product carries time in this form; no `Date`, no floating seconds, no text.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Microseconds since the Unix epoch; negative before 1970.
    public var microseconds: Int64

    /// Makes the instant that lies so many microseconds after the Unix epoch.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// Orders instants by time.
    public static func < (earlier: Timestamp, later: Timestamp) -> Bool {
        earlier.microseconds < later.microseconds
    }
}
