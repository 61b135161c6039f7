/// An exact length of time in microseconds; negative spans point backwards.
///
/// A day is 24 hours: `.days(7)` is SQL's `INTERVAL '7 days'` under session zone UTC. For days of a calendar, of 23 or
/// 25 hours at a change of clocks, see ``Timestamp/adding(days:in:)``. Not called `Duration`, which counts attoseconds.
public struct TimeSpan: Hashable, Comparable, Sendable {
    /// The length in microseconds.
    public let microseconds: Int64

    /// Makes a span of so many microseconds.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// No time at all.
    public static let zero = TimeSpan(microseconds: 0)

    /// So many microseconds.
    public static func microseconds(_ count: Int64) -> TimeSpan { TimeSpan(microseconds: count) }
    /// So many thousandths of a second; traps beyond 292,000 years, as all of these do.
    public static func milliseconds(_ count: Int64) -> TimeSpan { scaled(count, by: 1_000) }
    /// So many seconds.
    public static func seconds(_ count: Int64) -> TimeSpan { scaled(count, by: 1_000_000) }
    /// So many minutes.
    public static func minutes(_ count: Int64) -> TimeSpan { scaled(count, by: 60_000_000) }
    /// So many hours.
    public static func hours(_ count: Int64) -> TimeSpan { scaled(count, by: 3_600_000_000) }
    /// So many times 24 hours.
    public static func days(_ count: Int64) -> TimeSpan { scaled(count, by: 86_400_000_000) }
    /// So many times 168 hours.
    public static func weeks(_ count: Int64) -> TimeSpan { scaled(count, by: 604_800_000_000) }

    /// Orders spans by length, negative ones first.
    public static func < (shorter: TimeSpan, longer: TimeSpan) -> Bool { shorter.microseconds < longer.microseconds }

    /// The sum; traps beyond 292,000 years.
    public static func + (first: TimeSpan, second: TimeSpan) -> TimeSpan {
        let (sum, overflows) = first.microseconds.addingReportingOverflow(second.microseconds)
        precondition(!overflows, "\(first) and \(second) add up to more than a TimeSpan holds (292,000 years)")
        return TimeSpan(microseconds: sum)
    }

    /// The difference; traps beyond 292,000 years.
    public static func - (first: TimeSpan, second: TimeSpan) -> TimeSpan {
        let (difference, overflows) = first.microseconds.subtractingReportingOverflow(second.microseconds)
        precondition(!overflows, "\(first) less \(second) is more than a TimeSpan holds (292,000 years)")
        return TimeSpan(microseconds: difference)
    }

    /// The span so many times; traps beyond 292,000 years.
    public static func * (span: TimeSpan, count: Int64) -> TimeSpan { scaled(count, by: span.microseconds) }

    private static func scaled(_ count: Int64, by unit: Int64) -> TimeSpan {
        let (product, overflows) = count.multipliedReportingOverflow(by: unit)
        precondition(!overflows, "\(count) times \(unit) µs is more than a TimeSpan holds (292,000 years)")
        return TimeSpan(microseconds: product)
    }
}

extension TimeSpan {
    /// The length in seconds, rounded to the nearest double.
    public var seconds: Double { Double(microseconds) / 1_000_000 }
    /// The length in whole minutes, cut towards zero.
    public var wholeMinutes: Int { Int(microseconds / 60_000_000) }
    /// The length in whole seconds, cut towards zero.
    public var wholeSeconds: Int { Int(microseconds / 1_000_000) }
    /// The length in whole hours, cut towards zero.
    public var wholeHours: Int { Int(microseconds / 3_600_000_000) }

    /// How many times a unit fits, rounded down: SQL's `floor(extract(epoch FROM …) / unit)`, also for negative spans,
    /// where the whole numbers above cut towards zero.
    ///
    /// The unit must be longer than zero.
    public func roundedDown(in unit: TimeSpan) -> Int {
        precondition(unit > .zero, "roundedDown(in: \(unit)): a unit is longer than zero")
        return Int(microseconds.flooredQuotient(unit.microseconds))
    }

    /// The length in whole spans of 24 hours, cut towards zero.
    public var wholeDays: Int { Int(microseconds / 86_400_000_000) }
}

extension TimeSpan: CustomStringConvertible {
    /// The contract's spelling in the largest unit that is exact: `7d`, `90m`, `1us`.
    public var description: String {
        let units: [(length: Int64, name: String)] = [
            (86_400_000_000, "d"), (3_600_000_000, "h"), (60_000_000, "m"), (1_000_000, "s"), (1_000, "ms"),
        ]
        guard microseconds != 0 else { return "0s" }
        for unit in units where microseconds % unit.length == 0 { return "\(microseconds / unit.length)\(unit.name)" }
        return "\(microseconds)us"
    }
}
