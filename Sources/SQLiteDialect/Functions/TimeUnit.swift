internal import SQLite

/// A unit or field of time that `date_trunc`, `extract` and `date_part` are asked for.
enum TimeUnit: String, Sendable {
    case microseconds, milliseconds, second, minute, hour, day, week, month, quarter, year, decade, century, millennium
    case dow, isodow, doy, isoyear, epoch, julian
    case timezone
    case timezoneHour = "timezone_hour"
    case timezoneMinute = "timezone_minute"

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
        case "centuries", "c", "cent": self = .century
        case "dec", "decs": self = .decade
        case "millennia", "mil", "mils": self = .millennium
        case "qtr": self = .quarter
        case "j", "jd": self = .julian
        case "timezone_h": self = .timezoneHour
        case "timezone_m": self = .timezoneMinute
        default: return nil
        }
    }

    /// Whether `date_trunc` takes it.
    var isTruncating: Bool {
        switch self {
        case .dow, .isodow, .doy, .isoyear, .epoch, .julian, .timezone, .timezoneHour, .timezoneMinute: false
        default: true
        }
    }

    /// Whether truncating to it ends at a midnight.
    var isDayOrLonger: Bool {
        switch self {
        case .day, .week, .month, .quarter, .year, .decade, .century, .millennium: true
        default: false
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
        case .month, .quarter, .year, .decade, .century, .millennium:
            let date = CivilCalendar.date(days: days)
            let month = self == .month ? date.month : self == .quarter ? (date.month - 1) / 3 * 3 + 1 : 1
            return try Self.instant(days: CivilCalendar.days(year: firstYear(of: date.year), month: month, day: 1))
        default: throw FunctionFailure("unit \"\(rawValue)\" not supported")
        }
        return instant - time % step
    }

    /// The first year of the decade, century or millennium of a year, 0 being 1 BC; of the others the year itself.
    ///
    /// Decades begin with years that end in 0; centuries and millennia with years that end in 1, before Christ too.
    private func firstYear(of year: Int64) -> Int64 {
        let length: Int64
        switch self {
        case .decade: return year > 0 ? year / 10 * 10 : -((9 - year) / 10) * 10
        case .century: length = 100
        case .millennium: length = 1_000
        default: return year
        }
        return year > 0
            ? (year + length - 1) / length * length - length + 1 : -((length - year) / length) * length + 1
    }

    private static func instant(days: Int64) throws(FunctionFailure) -> Int64 {
        try PGTime.instant(0, plus: Int128(days) * Int128(CivilCalendar.microsecondsPerDay))
    }
}
