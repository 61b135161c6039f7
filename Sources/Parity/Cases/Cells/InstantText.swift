internal import FeatureStore

/// Reads instants and days as RFC 3339 writes them, from bytes, with the reason why not.
///
/// Strict: a zone is demanded, a leap second, a 25th hour and a 30th of February are refused, and so is a seventh digit
/// behind the point, since it could only be rounded away.
enum InstantText {
    /// Why a text is no instant or no day.
    struct Fault: Error, Equatable {
        let reason: String
    }

    /// Reads `2013-03-10T07:00:00.000001Z`, or with an offset such as `-05:00`.
    static func timestamp(_ bytes: UnsafeBufferPointer<UInt8>) throws(Fault) -> Timestamp {
        guard bytes.count >= 19 else { throw Fault(reason: "it is too short") }
        let day = try days(bytes, in: 0..<10)
        guard bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t") || bytes[10] == UInt8(ascii: " ") else {
            throw Fault(reason: "a T must stand between day and time")
        }
        guard bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = number(bytes, 11, 2), let minute = number(bytes, 14, 2), let second = number(bytes, 17, 2)
        else { throw Fault(reason: "the time is not written as HH:MM:SS") }
        guard hour < 24, minute < 60, second < 60 else { throw Fault(reason: "there is no such time of day") }
        var position = 19
        var microseconds: Int64 = 0
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            var digits = 0
            while position < bytes.count, bytes[position] &- 48 < 10 {
                guard digits < 6 else { throw Fault(reason: "it is finer than a microsecond") }
                microseconds = microseconds * 10 + Int64(bytes[position] - 48)
                digits += 1
                position += 1
            }
            guard digits > 0 else { throw Fault(reason: "no digit stands behind the point") }
            for _ in digits..<6 { microseconds *= 10 }
        }
        let offset = try offsetSeconds(bytes, from: position)
        let seconds = Int64(day) * 86_400 + Int64(hour * 3_600 + minute * 60 + second) - offset
        return Timestamp(microseconds: seconds * 1_000_000 + microseconds)
    }

    /// Reads `2013-03-10`.
    static func date(_ bytes: UnsafeBufferPointer<UInt8>) throws(Fault) -> CalendarDate {
        guard bytes.count == 10 else { throw Fault(reason: "a day is written as YYYY-MM-DD") }
        return CalendarDate(daysSinceEpoch: Int32(try days(bytes, in: 0..<10)))
    }

    private static func offsetSeconds(
        _ bytes: UnsafeBufferPointer<UInt8>, from position: Int
    ) throws(Fault) -> Int64 {
        guard position < bytes.count else {
            throw Fault(reason: "it names no zone; write Z, or an offset such as +01:00")
        }
        switch bytes[position] {
        case UInt8(ascii: "Z"), UInt8(ascii: "z"):
            guard position + 1 == bytes.count else { throw Fault(reason: "something stands behind the zone") }
            return 0
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            guard bytes.count == position + 6, bytes[position + 3] == UInt8(ascii: ":"),
                let hours = number(bytes, position + 1, 2), let minutes = number(bytes, position + 4, 2),
                hours < 24, minutes < 60
            else { throw Fault(reason: "an offset is written as +HH:MM or -HH:MM") }
            let seconds = Int64(hours * 3_600 + minutes * 60)
            return bytes[position] == UInt8(ascii: "-") ? -seconds : seconds
        default:
            throw Fault(reason: "what stands behind the seconds is no zone; write Z, or an offset such as +01:00")
        }
    }

    /// Days since 1970-01-01 of the proleptic Gregorian calendar, by the eras of 400 years.
    private static func days(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) throws(Fault) -> Int {
        let start = range.lowerBound
        guard bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
            let year = number(bytes, start, 4), let month = number(bytes, start + 5, 2),
            let day = number(bytes, start + 8, 2)
        else { throw Fault(reason: "the day is not written as YYYY-MM-DD, with years from 0000 to 9999") }
        guard (1...12).contains(month), day >= 1, day <= length(ofMonth: month, year: year) else {
            throw Fault(reason: "there is no such day")
        }
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
        var value = 0
        for position in start..<(start + count) {
            let digit = bytes[position] &- 48
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}
