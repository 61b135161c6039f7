import Foundation

/// Reads dates, instants and times of day, in ISO 8601 alone.
///
/// PostgreSQL reads many more spellings, some of which depend on a setting (`1/2/2013`); those are refused.
enum TimeLiteral {
    /// Reads a literal as a value of a time type.
    static func read(_ text: String, as type: SQLType) throws(LiteralReader.Refusal) -> LiteralReader.Reading {
        let word = text.lowercased()
        if ["now", "today", "tomorrow", "yesterday", "allballs"].contains(word) {
            throw LiteralReader.Refusal(
                message: "'\(text)' reads the clock", hint: "an answer may depend on as_of, never on when it is asked")
        }
        if type != .time, ["infinity", "+infinity", "-infinity"].contains(word) {
            return LiteralReader.Reading(value: .literal(word.hasPrefix("-") ? word : "infinity"))
        }
        if word == "epoch", type != .time {
            return LiteralReader.Reading(value: type == .date ? .date(days: 0) : .timestamp(microseconds: 0))
        }
        let pattern =
            /(?:([0-9]{4})-([0-9]{1,2})-([0-9]{1,2}))?(?:[Tt\s]*([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(\.[0-9]*)?)?)?\s*([Zz]|UTC|utc|GMT|gmt|[+-][0-9]{1,2}(?::?[0-9]{2})?)?/
        guard let match = text.wholeMatch(of: pattern), !text.isEmpty else { throw invalid(text, type) }
        var days = 0
        if let year = match.1.flatMap({ Int($0) }), let month = match.2.flatMap({ Int($0) }),
            let day = match.3.flatMap({ Int($0) })
        {
            guard let found = daysSinceEpoch(year: year, month: month, day: day) else {
                throw LiteralReader.Refusal(message: "'\(text)' names a day that does not exist", hint: nil)
            }
            days = found
        } else if type != .time {
            throw invalid(text, type)
        }
        let hour = match.4.flatMap { Int64($0) }
        let minute = match.5.flatMap { Int64($0) } ?? 0
        let second = match.6.flatMap { Int64($0) } ?? 0
        let fraction = match.7.flatMap { Double("0\($0)") } ?? 0
        if type == .time, hour == nil { throw invalid(text, type) }
        guard (hour ?? 0) <= 24, minute < 60, second <= 60 else {
            throw LiteralReader.Refusal(message: "'\(text)' names a time that does not exist", hint: nil)
        }
        let clock =
            (((hour ?? 0) * 60 + minute) * 60 + second) * 1_000_000
            + Int64((fraction * 1_000_000).rounded(.toNearestOrEven))
        guard clock <= 86_400_000_000 else {
            throw LiteralReader.Refusal(message: "'\(text)' names a time that does not exist", hint: nil)
        }
        switch type {
        case .date: return LiteralReader.Reading(value: .date(days: Int32(days)))
        case .time: return LiteralReader.Reading(value: .time(microseconds: clock))
        default:
            var microseconds = Int64(days) * 86_400_000_000 + clock
            var isZoneDependent = false
            if type == .timestamptz {
                if let zone = match.8 {
                    microseconds -= try offset(zone, in: text) * 1_000_000
                } else {
                    isZoneDependent = true
                }
            }
            return LiteralReader.Reading(
                value: .timestamp(microseconds: microseconds), isZoneDependent: isZoneDependent)
        }
    }

    /// Seconds east of UTC.
    private static func offset(_ zone: Substring, in text: String) throws(LiteralReader.Refusal) -> Int64 {
        guard let sign = zone.first, sign == "+" || sign == "-" else { return 0 }
        let digits = zone.filter(\.isNumber)
        let hourDigits = digits.count <= 2 ? digits[...] : digits.dropLast(2)
        let hours = Int64(hourDigits) ?? 0
        let minutes = digits.count <= 2 ? 0 : Int64(digits.suffix(2)) ?? 0
        guard hours <= 15, minutes < 60 else {
            throw LiteralReader.Refusal(message: "'\(text)' has a zone offset that does not exist", hint: nil)
        }
        return (sign == "-" ? -1 : 1) * (hours * 60 + minutes) * 60
    }

    /// Days since 1970-01-01 of a day of the proleptic Gregorian calendar, or nil if there is no such day.
    static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int? {
        let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard year >= 1, (1...12).contains(month), day >= 1, day <= lengths[month - 1] else { return nil }
        // Years that begin in March, so that the leap day is the last.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func invalid(_ text: String, _ type: SQLType) -> LiteralReader.Refusal {
        let example =
            switch type {
            case .date: "'2013-03-10'"
            case .time: "'07:30:00'"
            case .timestamp: "'2013-03-10 07:30:00'"
            default: "'2013-03-10T07:30:00Z'"
            }
        return LiteralReader.invalid(
            text, type, hint: "write it in ISO 8601, with an offset if it has a zone: \(example)")
    }
}
