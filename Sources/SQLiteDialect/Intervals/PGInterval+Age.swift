internal import SQLite

extension PGInterval {
    /// `age(first, second)`: the difference of two clocks field by field, months and days as a calendar counts them.
    ///
    /// PostgreSQL's `timestamp_age`: fields are subtracted, then negative ones borrow from the next larger field; a borrowed
    /// month has the days of the month of the earlier instant.
    init(ageOf first: Int64, since second: Int64) throws(FunctionFailure) {
        let (later, earlier) = first < second ? (second, first) : (first, second)
        let (laterDays, laterTime) = CivilCalendar.split(microseconds: later)
        let (earlierDays, earlierTime) = CivilCalendar.split(microseconds: earlier)
        let (one, other) = (CivilCalendar.date(days: laterDays), CivilCalendar.date(days: earlierDays))
        var time = laterTime - earlierTime
        var days = one.day - other.day
        var months = (one.year - other.year) * 12 + one.month - other.month
        if time < 0 {
            time += CivilCalendar.microsecondsPerDay
            days -= 1
        }
        if days < 0 {
            days += CivilCalendar.length(year: other.year, month: other.month)
            months -= 1
        }
        let sign: Int64 = first < second ? -1 : 1
        guard let exactMonths = Int32(exactly: months * sign), let exactDays = Int32(exactly: days * sign) else {
            throw .intervalOutOfRange
        }
        self.init(months: exactMonths, days: exactDays, microseconds: time * sign)
    }
}
