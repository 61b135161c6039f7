internal import SQLite

/// A unit or field of time that `date_trunc`, `extract` and `date_part` are asked for.
enum TimeUnit: String, Sendable {
    case microseconds, milliseconds, second, minute, hour, day, week, month, quarter, year, decade, century, millennium
    case dow, isodow, doy, isoyear, epoch

    /// The unit of a name as the translation writes it.
    init(_ name: String) throws(FunctionFailure) {
        guard let unit = TimeUnit(named: name) else { throw FunctionFailure("unit \"\(name)\" not recognized") }
        self = unit
    }

    /// The unit that PostgreSQL means by a name, in any letter case; nil for those that are not kept.
    init?(named name: String) {
        let word = name.lowercased()
        if let unit = TimeUnit(rawValue: word) {
            self = unit
            return
        }
        switch word {
        case "microsecond", "us", "usec", "usecs", "usecond", "useconds", "microsecs": self = .microseconds
        case "millisecond", "ms", "msec", "msecs", "msecond", "mseconds": self = .milliseconds
        case "seconds", "sec", "secs", "s": self = .second
        case "minutes", "min", "mins", "m": self = .minute
        case "hours", "hr", "hrs", "h": self = .hour
        case "days", "d": self = .day
        case "weeks", "w": self = .week
        case "months", "mon", "mons": self = .month
        case "years", "yr", "yrs", "y": self = .year
        case "decades": self = .decade
        case "centuries": self = .century
        default: return nil
        }
    }

    /// Whether `date_trunc` takes it.
    var isTruncating: Bool {
        switch self {
        case .dow, .isodow, .doy, .isoyear, .epoch, .decade, .century, .millennium: false
        default: true
        }
    }

    /// The start of the unit that holds an instant, on the clock of UTC.
    func truncate(_ instant: Int64) throws(FunctionFailure) -> Int64 {
        let (days, time) = CivilCalendar.split(microseconds: instant)
        let step: Int64
        switch self {
        case .microseconds: return instant
        case .milliseconds: step = 1_000
        case .second: step = 1_000_000
        case .minute: step = 60_000_000
        case .hour: step = 3_600_000_000
        case .day: step = CivilCalendar.microsecondsPerDay
        case .week: return try Self.instant(days: CivilCalendar.monday(days: days))
        case .month, .quarter, .year:
            let date = CivilCalendar.date(days: days)
            let month = self == .month ? date.month : self == .quarter ? (date.month - 1) / 3 * 3 + 1 : 1
            return try Self.instant(days: CivilCalendar.days(year: date.year, month: month, day: 1))
        default: throw FunctionFailure("unit \"\(rawValue)\" not supported")
        }
        return instant - time % step
    }

    private static func instant(days: Int64) throws(FunctionFailure) -> Int64 {
        try PGTime.instant(0, plus: Int128(days) * Int128(CivilCalendar.microsecondsPerDay))
    }
}
