internal import Contracts

/// Lengths of time, and instants in words relative to others.
enum TimeWords {
    static let second: Int64 = 1_000_000
    static let minute: Int64 = 60_000_000
    static let hour: Int64 = 3_600_000_000
    static let day: Int64 = 86_400_000_000

    /// `as_of`, `as_of - 7d`, `as_of + 1us`.
    static func sum(_ anchor: String, _ microseconds: Int64) -> String {
        guard microseconds != 0 else { return anchor }
        let length = DurationText.canonical(microseconds: microseconds < 0 ? -microseconds : microseconds)
        return "\(anchor) \(microseconds < 0 ? "-" : "+") \(length)"
    }
}
