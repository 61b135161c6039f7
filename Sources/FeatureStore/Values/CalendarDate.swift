/// A day of the proleptic Gregorian calendar, without a time or a zone.
public struct CalendarDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before.
    public var daysSinceEpoch: Int32

    /// Makes the day that lies so many days after 1970-01-01.
    public init(daysSinceEpoch: Int32) {
        self.daysSinceEpoch = daysSinceEpoch
    }

    /// Orders days by time.
    public static func < (earlier: CalendarDate, later: CalendarDate) -> Bool {
        earlier.daysSinceEpoch < later.daysSinceEpoch
    }
}
