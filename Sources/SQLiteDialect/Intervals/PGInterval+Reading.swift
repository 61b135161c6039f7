internal import SQLite

extension PGInterval {
    /// Reads what PostgreSQL writes, and amounts with units: `1 year 2 mons -3 days 04:05:06.7`, `90 minutes`, `2 hours ago`.
    ///
    /// PostgreSQL reads more (fractions of days and months, ISO 8601, fields apart); those are not kept.
    init(literal text: String) throws(FunctionFailure) {
        let trimmed = String(decoding: PGText.trimmingSpace(text.utf8[...]), as: UTF8.self).lowercased()
        var rest = trimmed[...]
        var sign: Int64 = 1
        if rest.hasPrefix("@") { rest = rest.dropFirst() }
        if rest.hasSuffix("ago") {
            rest = rest.dropLast(3)
            sign = -1
        }
        var reading = Reading()
        var parts = 0
        while true {
            rest = rest.drop { $0 == " " }
            if rest.isEmpty { break }
            parts += 1
            guard reading.takeClock(&rest) || reading.takeAmount(&rest) else {
                throw .notKept("the interval '\(text)'")
            }
        }
        guard parts > 0, !reading.hasTwice else {
            throw FunctionFailure("invalid input syntax for type interval: \"\(text)\"")
        }
        guard let months = Int32(exactly: reading.months * sign), let days = Int32(exactly: reading.days * sign),
            let time = Int64(exactly: reading.microseconds * Int128(sign))
        else { throw .notKept("the interval '\(text)'") }
        self.init(months: months, days: days, microseconds: time)
    }

    /// What has been read so far.
    private struct Reading {
        var months: Int64 = 0
        var days: Int64 = 0
        var microseconds: Int128 = 0
        /// Whether a unit came twice, which PostgreSQL refuses.
        var hasTwice = false
        private var seen: Set<String> = []

        init() {}

        /// `[+-]hours:minutes[:seconds[.fraction]]`, then a blank or the end.
        mutating func takeClock(_ rest: inout Substring) -> Bool {
            guard
                let match = rest.prefixMatch(
                    of: /([+-]?)([0-9]{1,9}):([0-5][0-9])(?::([0-5][0-9])(?:\.([0-9]{1,6}))?)?(?=\s|$)/)
            else { return false }
            rest = rest[match.range.upperBound...]
            let whole =
                (Int128(match.2) ?? 0) * 3_600 + (Int128(match.3) ?? 0) * 60 + (match.4.flatMap { Int128($0) } ?? 0)
            let time = whole * 1_000_000 + Self.fraction(match.5 ?? "")
            microseconds += match.1 == "-" ? -time : time
            for unit in ["hour", "minute", "second"] where !seen.insert(unit).inserted { hasTwice = true }
            return true
        }

        /// A whole amount, or seconds with a fraction, and its unit; the last amount may have none and counts seconds.
        mutating func takeAmount(_ rest: inout Substring) -> Bool {
            guard
                let match = rest.prefixMatch(of: /([+-]?)([0-9]{1,12})(?:\.([0-9]{1,6}))?\s*([a-z]*)(?=\s|$|[+-])/),
                let whole = Int64(match.2), let unit = Self.unit(match.4)
            else { return false }
            let isBare = match.4.isEmpty
            guard match.3 == nil || unit.name == "second" else { return false }
            rest = rest[match.range.upperBound...]
            guard !isBare || rest.isEmpty else { return false }
            let sign: Int64 = match.1 == "-" ? -1 : 1
            if !seen.insert(unit.name).inserted { hasTwice = true }
            months += sign * whole * unit.months
            days += sign * whole * unit.days
            microseconds += Int128(sign) * (Int128(whole) * unit.microseconds + Self.fraction(match.3 ?? ""))
            return true
        }

        /// Digits behind the point, in microseconds.
        private static func fraction(_ digits: Substring) -> Int128 {
            Int128(digits + String(repeating: "0", count: 6 - digits.count)) ?? 0
        }

        private static func unit(_ word: Substring) -> (name: String, months: Int64, days: Int64, microseconds: Int128)?
        {
            switch word {
            case "us", "usec", "usecs", "microsecond", "microseconds": ("microsecond", 0, 0, 1)
            case "ms", "msec", "msecs", "millisecond", "milliseconds": ("millisecond", 0, 0, 1_000)
            case "", "s", "sec", "secs", "second", "seconds": ("second", 0, 0, 1_000_000)
            case "m", "min", "mins", "minute", "minutes": ("minute", 0, 0, 60_000_000)
            case "h", "hr", "hrs", "hour", "hours": ("hour", 0, 0, 3_600_000_000)
            case "d", "day", "days": ("day", 0, 1, 0)
            case "w", "week", "weeks": ("week", 0, 7, 0)
            case "mon", "mons", "month", "months": ("month", 1, 0, 0)
            case "y", "yr", "yrs", "year", "years": ("year", 12, 0, 0)
            case "decade", "decades": ("decade", 120, 0, 0)
            case "century", "centuries": ("century", 1_200, 0, 0)
            default: nil
            }
        }
    }
}
