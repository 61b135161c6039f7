/// What `to_char` shows: the fields of a clock, or of an interval.
struct ClockFields {
    let year: Int64
    let month: Int64
    let day: Int64
    /// Microseconds of the day; of an interval all that is no day, with its sign.
    let time: Int64
    /// Days since 1970-01-01; nil for an interval.
    let days: Int64?
    /// The name of the zone, where there is one.
    let zone: String?

    init(clock: Int64, zone: String?) {
        let (days, time) = CivilCalendar.split(microseconds: clock)
        (year, month, day) = CivilCalendar.date(days: days)
        self.time = time
        self.days = days
        self.zone = zone
    }

    init(_ interval: PGInterval) {
        year = Int64(interval.months / 12)
        month = Int64(interval.months % 12)
        day = Int64(interval.days)
        time = interval.microseconds
        days = nil
        zone = nil
    }

    var hour: Int64 { time / 3_600_000_000 }
    var minute: Int64 { time / 60_000_000 % 60 }
    var second: Int64 { time / 1_000_000 % 60 }
    var fraction: Int64 { time % 1_000_000 }

    /// The year as `to_char` counts it: 1 BC is 1.
    var shownYear: Int64 { days != nil && year <= 0 ? 1 - year : year }

    /// The day of its year, 1 being the first; of an interval, all days when a month has 30.
    var dayOfYear: Int64 {
        guard let days else { return (year * 12 + month) * 30 + day }
        return days - CivilCalendar.days(year: year, month: 1, day: 1) + 1
    }
}
