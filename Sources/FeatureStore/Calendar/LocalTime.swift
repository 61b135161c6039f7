/// What calendar and clock on a wall show: a day and a time of day, without saying where.
public struct LocalTime: Hashable, Comparable, Sendable {
    /// The day.
    public let date: CalendarDate
    /// The time since midnight as the clock shows it, in microseconds: 0 to 86,399,999,999.
    public let microsecondOfDay: Int64

    /// Makes the first moment of a day.
    public init(_ date: CalendarDate) {
        self.init(date: date, microsecondOfDay: 0)
    }

    /// Makes a moment, or nil for an hour outside 0 to 23, a minute or second outside 0 to 59, a microsecond outside 0
    /// to 999,999.
    public init?(_ date: CalendarDate, hour: Int, minute: Int, second: Int = 0, microsecond: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0...999_999).contains(microsecond)
        else { return nil }
        let seconds = Int64(hour) * 3_600 + Int64(minute) * 60 + Int64(second)
        self.init(date: date, microsecondOfDay: seconds * 1_000_000 + Int64(microsecond))
    }

    init(date: CalendarDate, microsecondOfDay: Int64) {
        self.date = date
        self.microsecondOfDay = microsecondOfDay
    }

    /// The hour, 0 to 23: SQL's `extract(hour …)`.
    public var hour: Int { Int(microsecondOfDay / 3_600_000_000) }
    /// The minute, 0 to 59.
    public var minute: Int { Int(microsecondOfDay / 60_000_000 % 60) }
    /// The second without its fraction, 0 to 59.
    public var second: Int { Int(microsecondOfDay / 1_000_000 % 60) }
    /// The fraction of the second in microseconds, 0 to 999,999.
    public var microsecond: Int { Int(microsecondOfDay % 1_000_000) }
    /// The day of the week.
    public var weekday: Weekday { date.weekday }

    /// Orders by day, then by time of day.
    public static func < (earlier: LocalTime, later: LocalTime) -> Bool {
        (earlier.date, earlier.microsecondOfDay) < (later.date, later.microsecondOfDay)
    }
}
