internal import BigInt
internal import SQLite

extension SQLiteFunctions {
    /// `extract` and `date_part`: `fs_extract_ts('hour', x)` gives a numeric, `fs_date_part_ts` a double.
    static func registerTimeFields(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.numeric("fs_extract_ts", 2) { (values) throws(FunctionFailure) in
            try TimeFields(instant: values.integer(1)).numeric(try TimeUnit(values.text(0)))
        }
        try registry.real("fs_date_part_ts", 2) { (values) throws(FunctionFailure) in
            try TimeFields(instant: values.integer(1)).double(try TimeUnit(values.text(0)))
        }
        try registry.numeric("fs_extract_date", 2) { (values) throws(FunctionFailure) in
            let unit = try TimeUnit(values.text(0))
            switch unit {
            case .epoch: return PGNumeric(Int128(values.integer(1)) * 86_400)
            case .julian: return PGNumeric(CivilCalendar.julianDay(days: values.integer(1)))
            case .microseconds, .milliseconds, .second, .minute, .hour:
                throw FunctionFailure("unit \"\(unit.rawValue)\" not supported for type date")
            default: break
            }
            return try TimeFields(days: values.integer(1), time: 0).numeric(unit)
        }
        // Intervals that are differences of instants: their days are whole 24 hours.
        try registry.numeric("fs_extract_difference", 2) { (values) throws(FunctionFailure) in
            try TimeFields(difference: values.integer(1)).numeric(try TimeUnit(values.text(0)))
        }
        try registry.real("fs_date_part_difference", 2) { (values) throws(FunctionFailure) in
            try TimeFields(difference: values.integer(1)).double(try TimeUnit(values.text(0)))
        }
        try registry.numeric("fs_extract_interval", 2) { (values) throws(FunctionFailure) in
            try values.interval(1).numeric(try TimeUnit(values.text(0)))
        }
        try registry.real("fs_date_part_interval", 2) { (values) throws(FunctionFailure) in
            try values.interval(1).double(try TimeUnit(values.text(0)))
        }
    }
}

/// The fields of an instant, a day, or a difference of instants.
struct TimeFields {
    /// Days since 1970-01-01, or of a difference.
    private let days: Int64
    /// Microseconds on top of the days; of a difference, with its sign.
    private let time: Int64
    private let isDifference: Bool

    init(instant: Int64) {
        (days, time) = CivilCalendar.split(microseconds: instant)
        isDifference = false
    }

    init(days: Int64, time: Int64) {
        self.days = days
        self.time = time
        isDifference = false
    }

    init(difference: Int64) {
        days = difference / CivilCalendar.microsecondsPerDay
        time = difference % CivilCalendar.microsecondsPerDay
        isDifference = true
    }

    /// The field as `extract` gives it.
    func numeric(_ unit: TimeUnit) throws(FunctionFailure) -> PGNumeric {
        switch unit {
        case .epoch: PGNumeric(coefficient: BigInt(days) * BigInt(86_400_000_000) + BigInt(time), scale: 6)
        case .second: PGNumeric(coefficient: BigInt(time % 60_000_000), scale: 6)
        case .milliseconds: PGNumeric(coefficient: BigInt(time % 60_000_000), scale: 3)
        case .julian where !isDifference:
            PGNumeric(CivilCalendar.julianDay(days: days))
                + (try PGNumeric(time).divided(by: PGNumeric(CivilCalendar.microsecondsPerDay)))
        default: PGNumeric(try integer(unit))
        }
    }

    /// The field as `date_part` gives it, in the order of PostgreSQL's floating-point operations.
    func double(_ unit: TimeUnit) throws(FunctionFailure) -> Double {
        let seconds = Double(time % 60_000_000 / 1_000_000)
        let fraction = Double(time % 1_000_000)
        switch unit {
        case .epoch:
            if isDifference { return Double(time) / 1_000_000 + 86_400 * Double(days) }
            return Double(days * CivilCalendar.microsecondsPerDay + time) / 1_000_000
        case .second: return seconds + fraction / 1_000_000
        case .milliseconds: return seconds * 1_000 + fraction / 1_000
        case .julian where !isDifference:
            let ofDay = Double(time / 1_000_000) + fraction / 1_000_000
            return Double(CivilCalendar.julianDay(days: days)) + ofDay / 86_400
        default: return Double(try integer(unit))
        }
    }

    private func integer(_ unit: TimeUnit) throws(FunctionFailure) -> Int64 {
        switch unit {
        case .microseconds: return time % 60_000_000
        case .minute: return time / 60_000_000 % 60
        case .hour: return time / 3_600_000_000
        default: break
        }
        if isDifference {
            switch unit {
            case .day: return days
            case .month, .year, .decade, .century, .millennium: return 0
            case .quarter: return 1
            default: throw FunctionFailure("unit \"\(unit.rawValue)\" not supported for type interval")
            }
        }
        let date = CivilCalendar.date(days: days)
        // The year as people count it: there is no year 0.
        let year = date.year > 0 ? date.year : date.year - 1
        switch unit {
        case .day: return date.day
        case .month: return date.month
        case .quarter: return (date.month - 1) / 3 + 1
        case .year: return year
        case .dow: return CivilCalendar.weekday(days: days)
        case .isodow: return (CivilCalendar.weekday(days: days) + 6) % 7 + 1
        case .doy: return days - CivilCalendar.days(year: date.year, month: 1, day: 1) + 1
        case .week: return CivilCalendar.isoWeek(days: days).week
        case .isoyear:
            let isoYear = CivilCalendar.isoWeek(days: days).year
            return isoYear > 0 ? isoYear : isoYear - 1
        case .decade: return CivilCalendar.floorDivide(date.year, 10)
        case .century: return year > 0 ? (year + 99) / 100 : -((99 - year) / 100)
        case .millennium: return year > 0 ? (year + 999) / 1_000 : -((999 - year) / 1_000)
        default: throw FunctionFailure("unit \"\(unit.rawValue)\" not supported")
        }
    }
}
