internal import Contracts
internal import FeatureStore

/// An instant told by its distance from another, as windows and calendars tell it.
enum Moment: Hashable, Sendable {
    /// So many microseconds later.
    case offset(Int64)
    /// The start of a unit of the calendar in a zone, so many units later.
    case start(Unit, Zone, steps: Int)
    /// A time of day on the clocks of a zone, in microseconds since midnight, so many days later.
    case clock(Int64, Zone, days: Int)
    /// The same time on the clocks of a zone, so many months and days later.
    case shift(months: Int, days: Int, Zone)
    /// An instant of its own.
    case instant(Timestamp)

    /// What calendars cut time by.
    enum Unit: Int, Hashable, Comparable, Sendable, CaseIterable {
        case hour, day, monday, sunday, month, year

        /// The unit that a field of `extract` or `date_trunc` speaks of.
        init?(field: String) {
            switch field.lowercased() {
            case "hour", "hours": self = .hour
            case "day", "days", "dow", "isodow", "doy": self = .day
            case "week", "weeks", "isoyear": self = .monday
            case "month", "months", "quarter": self = .month
            case "year", "years": self = .year
            default: return nil
            }
        }

        static func units(_ unit: WindowDecision.CalendarUnit) -> [Unit] {
            switch unit {
            case .day: [.day]
            case .week: [.monday, .sunday]
            case .month: [.month]
            case .year: [.year]
            }
        }

        static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    }

    /// The instant in microseconds, seen from another.
    func resolved(from reference: Int64) -> Int64 {
        let instant = Timestamp(microseconds: reference)
        switch self {
        case .offset(let microseconds): return reference &+ microseconds
        case .instant(let instant): return instant.microseconds
        case .clock(let time, let zone, let days):
            let day = instant.date(in: zone).adding(days: days)
            let (hour, minute) = Int(time / 60_000_000).quotientAndRemainder(dividingBy: 60)
            let told = LocalTime(
                day, hour: hour, minute: minute, second: Int(time / 1_000_000 % 60), microsecond: Int(time % 1_000_000))
            return Timestamp(told ?? LocalTime(day), in: zone).microseconds
        case .shift(let months, let days, let zone):
            return instant.adding(months: months, in: zone).adding(days: days, in: zone).microseconds
        case .start(let unit, let zone, let steps):
            let start =
                switch unit {
                case .hour: instant.startOfHour(in: zone)
                case .day: instant.startOfDay(in: zone)
                case .monday: instant.startOfWeek(in: zone, startingOn: .monday)
                case .sunday: instant.startOfWeek(in: zone, startingOn: .sunday)
                case .month: instant.startOfMonth(in: zone)
                case .year: instant.startOfYear(in: zone)
                }
            guard steps != 0 else { return start.microseconds }
            switch unit {
            case .hour: return start.microseconds + Int64(steps) * 3_600_000_000
            case .day: return start.adding(days: steps, in: zone).microseconds
            case .monday, .sunday: return start.adding(days: 7 * steps, in: zone).microseconds
            case .month: return start.adding(months: steps, in: zone).microseconds
            case .year: return start.adding(months: 12 * steps, in: zone).microseconds
            }
        }
    }
}
