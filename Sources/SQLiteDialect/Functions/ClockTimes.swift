internal import BigInt
internal import SQLite

extension SQLiteFunctions {
    /// PostgreSQL's `time`: microseconds since midnight, 24:00 included.
    static func registerClockTimes(_ registry: FunctionRegistry) throws(SQLiteError) {
        let day = CivilCalendar.microsecondsPerDay
        try registry.integer("fs_time_from_ts", 1) { (values) in
            CivilCalendar.split(microseconds: values.integer(0)).time
        }
        try registry.integer("fs_time_from_interval", 1) { (values) throws(FunctionFailure) in
            CivilCalendar.split(microseconds: try values.interval(0).microseconds).time
        }
        try registry.interval("fs_interval_from_time", 1) { (values) in
            PGInterval(months: 0, days: 0, microseconds: values.integer(0))
        }
        try registry.text("fs_text_from_time", 1) { (values) in
            // No time of day is negative, and it has no days, so it reads as an interval does.
            PGInterval(months: 0, days: 0, microseconds: values.integer(0)).text
        }
        // The parts of the interval that are no hours do not move a clock.
        try registry.integer("fs_time_add", 2) { (values) throws(FunctionFailure) in
            CivilCalendar.split(microseconds: values.integer(0) + (try values.interval(1).microseconds % day)).time
        }
        try registry.integer("fs_time_sub", 2) { (values) throws(FunctionFailure) in
            CivilCalendar.split(microseconds: values.integer(0) - (try values.interval(1).microseconds % day)).time
        }
        try registry.interval("fs_time_difference", 2) { (values) in
            PGInterval(months: 0, days: 0, microseconds: values.integer(0) - values.integer(1))
        }
        try registry.integer("fs_ts_from_date_time", 2) { (values) throws(FunctionFailure) in
            try PGTime.instant(values.integer(1), plus: Int128(values.integer(0)) * Int128(day))
        }
        try registry.integer("fs_make_time", 3) { (values) throws(FunctionFailure) in
            try PGTime.time(hour: values.integer(0), minute: values.integer(1), seconds: values.real(2))
        }
        try registry.numeric("fs_extract_time", 2) { (values) throws(FunctionFailure) in
            let unit = try clockUnit(values)
            if unit == .epoch { return PGNumeric(coefficient: BigInt(values.integer(1)), scale: 6) }
            return try TimeFields(days: 0, time: values.integer(1)).numeric(unit)
        }
        try registry.real("fs_date_part_time", 2) { (values) throws(FunctionFailure) in
            let unit = try clockUnit(values)
            if unit == .epoch { return Double(values.integer(1)) / 1_000_000 }
            return try TimeFields(days: 0, time: values.integer(1)).double(unit)
        }
    }

    private static func clockUnit(_ values: SQLiteArguments) throws(FunctionFailure) -> TimeUnit {
        let unit = try TimeUnit(values.text(0))
        switch unit {
        case .microseconds, .milliseconds, .second, .minute, .hour, .epoch: return unit
        default: throw FunctionFailure("unit \"\(unit.rawValue)\" not supported for type time without time zone")
        }
    }
}

extension PGTime {
    /// A time of day in microseconds since midnight; seconds may be 60, and 24:00 is the last time.
    static func time(hour: Int64, minute: Int64, seconds: Double) throws(FunctionFailure) -> Int64 {
        let microseconds = (seconds * 1_000_000).rounded(.toNearestOrEven)
        if (0...24).contains(hour), (0..<60).contains(minute), microseconds >= 0, microseconds <= 60_000_000 {
            let time = hour * 3_600_000_000 + minute * 60_000_000 + Int64(microseconds)
            if time <= CivilCalendar.microsecondsPerDay { return time }
        }
        throw FunctionFailure("time field value out of range: \(hour):\(minute):\(PGText.shortest(seconds))")
    }
}
