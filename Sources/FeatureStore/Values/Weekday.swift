/// A day of the week; the raw value is ISO 8601's and SQL's `isodow`: Monday is 1, Sunday is 7.
public enum Weekday: Int, Hashable, Sendable, CaseIterable {
    /// The first day of ISO 8601's week, and of SQL's `date_trunc('week', …)`.
    case monday = 1
    /// Day 2.
    case tuesday
    /// Day 3.
    case wednesday
    /// Day 4.
    case thursday
    /// Day 5.
    case friday
    /// Day 6.
    case saturday
    /// Day 7; `extract(dow …)` says 0.
    case sunday

    /// SQL's `extract(dow …)`: Sunday is 0, Saturday is 6.
    public var daysSinceSunday: Int { rawValue % 7 }
}
