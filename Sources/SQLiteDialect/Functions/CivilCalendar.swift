/// The proleptic Gregorian calendar, in days and microseconds since 1970-01-01 00:00.
///
/// Written for SQLite's functions alone, so that a mistake in the calendar of Swift's side cannot be made here too. The
/// method counts Julian day numbers, as PostgreSQL's own `date2j` and `j2date` do.
enum CivilCalendar {
    static let microsecondsPerDay: Int64 = 86_400_000_000
    private static let julianDayOfEpoch: Int64 = 2_440_588

    /// The day's year (0 is 1 BC), month 1...12 and day 1...31.
    static func date(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        // Richards' algorithm for Julian day numbers, shifted by whole 400-year cycles so that nothing is negative.
        let cycles: Int64 = 20_000
        let julian = days + julianDayOfEpoch + cycles * 146_097
        let century = julian + 1_401 + (((4 * julian + 274_277) / 146_097) * 3) / 4 - 38
        let quarter = 4 * century + 3
        let rest = 5 * ((quarter % 1_461) / 4) + 2
        let day = (rest % 153) / 5 + 1
        let month = (rest / 153 + 2) % 12 + 1
        let year = quarter / 1_461 - 4_716 + (14 - month) / 12
        return (year - cycles * 400, month, day)
    }

    /// The day of a date; the month must be in 1...12.
    static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let cycles: Int64 = 20_000
        let shift = (14 - month) / 12
        let years = year + cycles * 400 + 4_800 - shift
        let months = month + 12 * shift - 3
        let julian = day + (153 * months + 2) / 5 + 365 * years + years / 4 - years / 100 + years / 400 - 32_045
        return julian - cycles * 146_097 - julianDayOfEpoch
    }

    /// The number of a day that astronomers count from 4714-11-24 BC.
    static func julianDay(days: Int64) -> Int64 { days + julianDayOfEpoch }

    /// How many days a month has; the month must be in 1...12.
    static func length(year: Int64, month: Int64) -> Int64 {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    /// The day that holds an instant, and the microseconds since its midnight.
    static func split(microseconds: Int64) -> (days: Int64, time: Int64) {
        let days = floorDivide(microseconds, microsecondsPerDay)
        return (days, microseconds - days * microsecondsPerDay)
    }

    static func floorDivide(_ dividend: Int64, _ divisor: Int64) -> Int64 {
        let quotient = dividend / divisor
        return dividend % divisor < 0 ? quotient - 1 : quotient
    }

    /// 0 for Sunday to 6 for Saturday.
    static func weekday(days: Int64) -> Int64 {
        let rest = (days + 4) % 7
        return rest < 0 ? rest + 7 : rest
    }

    /// The Monday of a day's week.
    static func monday(days: Int64) -> Int64 {
        days - (weekday(days: days) + 6) % 7
    }

    /// The ISO 8601 week and the year that it belongs to: the year of its Thursday.
    static func isoWeek(days: Int64) -> (year: Int64, week: Int64) {
        let thursday = monday(days: days) + 3
        let year = date(days: thursday).year
        return (year, (thursday - self.days(year: year, month: 1, day: 1)) / 7 + 1)
    }
}
