internal import SQLite

extension TimePattern {
    /// The fields in the pattern, as PostgreSQL's `DCH_to_char` writes them.
    func text(_ fields: ClockFields) throws(FunctionFailure) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .text(let literal): text += literal
            case .key(let key, let isFilled, let ordinal):
                if let name = try Self.name(key, fields, isFilled: isFilled) {
                    text += name
                } else {
                    let number = try Self.number(key, fields, isFilled: isFilled)
                    text += number
                    if let ordinal, let ending = Self.ending(of: number) {
                        text += ordinal == .upper ? ending.uppercased() : ending
                    }
                }
            }
        }
        return text
    }

    /// What is no number: names, eras, zones; nil for numbers.
    private static func name(_ key: Key, _ fields: ClockFields, isFilled: Bool) throws(FunctionFailure) -> String? {
        let isAfternoon = (fields.hour % 24 + 24) % 24 >= 12 && fields.hour >= 0
        let isBeforeChrist = fields.year <= 0
        switch key {
        case .upperNoon, .upperNoonToo: return isAfternoon ? "PM" : "AM"
        case .lowerNoon, .lowerNoonToo: return isAfternoon ? "pm" : "am"
        case .upperDottedNoon, .upperDottedNoonToo: return isAfternoon ? "P.M." : "A.M."
        case .lowerDottedNoon, .lowerDottedNoonToo: return isAfternoon ? "p.m." : "a.m."
        default: break
        }
        guard let weekday = fields.days.map({ Int(CivilCalendar.weekday(days: $0)) }) else {
            switch key {
            case .upperEra, .upperEraToo, .lowerEra, .lowerEraToo, .upperDottedEra, .upperDottedEraToo, .lowerDottedEra,
                .lowerDottedEraToo, .upperDay, .day, .lowerDay, .upperShortDay, .shortDay, .lowerShortDay, .upperZone,
                .lowerZone, .zoneHour, .zoneMinute, .zoneOffset, .dayOfWeek, .isoDayOfWeek:
                throw FunctionFailure("invalid format specification for an interval value")
            case .upperMonthName, .monthName, .lowerMonthName, .upperShortMonth, .shortMonth, .lowerShortMonth,
                .upperRomanMonth, .lowerRomanMonth, .isoWeek, .isoYear, .isoYear3, .isoYear2, .isoYear1, .isoDayOfYear,
                .julian, .quarter, .weekOfYear, .weekOfMonth, .century:
                throw .notKept("to_char of an interval with \(key.rawValue)")
            default: return nil
            }
        }
        let width = isFilled ? 9 : 0
        let (month, roman) = (monthNames[Int(fields.month) - 1], romanMonths[Int(fields.month) - 1])
        let day = dayNames[weekday]
        switch key {
        case .upperEra, .upperEraToo: return isBeforeChrist ? "BC" : "AD"
        case .lowerEra, .lowerEraToo: return isBeforeChrist ? "bc" : "ad"
        case .upperDottedEra, .upperDottedEraToo: return isBeforeChrist ? "B.C." : "A.D."
        case .lowerDottedEra, .lowerDottedEraToo: return isBeforeChrist ? "b.c." : "a.d."
        case .monthName: return filled(month, width)
        case .upperMonthName: return filled(month.uppercased(), width)
        case .lowerMonthName: return filled(month.lowercased(), width)
        case .shortMonth: return String(month.prefix(3))
        case .upperShortMonth: return month.prefix(3).uppercased()
        case .lowerShortMonth: return month.prefix(3).lowercased()
        case .upperRomanMonth: return filled(roman, isFilled ? 4 : 0)
        case .lowerRomanMonth: return filled(roman.lowercased(), isFilled ? 4 : 0)
        case .day: return filled(day, width)
        case .upperDay: return filled(day.uppercased(), width)
        case .lowerDay: return filled(day.lowercased(), width)
        case .shortDay: return String(day.prefix(3))
        case .upperShortDay: return day.prefix(3).uppercased()
        case .lowerShortDay: return day.prefix(3).lowercased()
        case .upperZone: return fields.zone ?? ""
        case .lowerZone: return (fields.zone ?? "").lowercased()
        // Only UTC ever gets here: the session's zone, or no zone at all.
        case .zoneHour: return "+00"
        case .zoneMinute: return "00"
        case .zoneOffset: return isFilled ? "+00" : "+0"
        default: return nil
        }
    }

    private static func number(_ key: Key, _ fields: ClockFields, isFilled: Bool) throws(FunctionFailure) -> String {
        func padded(_ value: Int64, _ width: Int) -> String { Self.padded(value, isFilled ? width : 0) }
        let year = fields.shownYear
        switch key {
        case .hour24: return padded(fields.hour, 2)
        case .hour12, .hour:
            // Before noon of a negative interval, room for a sign is left though there is none.
            if fields.hour % 12 == 0 { return padded(12, fields.hour < 0 ? 3 : 2) }
            return padded(fields.hour % 12, 2)
        case .minute: return padded(fields.minute, 2)
        case .second: return padded(fields.second, 2)
        case .secondOfDay, .secondOfDayToo: return String(fields.time / 1_000_000)
        case .tenths: return printed(fields.fraction / 100_000, 1)
        case .hundredths: return printed(fields.fraction / 10_000, 2)
        case .thousandths, .milliseconds: return printed(fields.fraction / 1_000, 3)
        case .fourDigits: return printed(fields.fraction / 100, 4)
        case .fiveDigits: return printed(fields.fraction / 10, 5)
        case .sixDigits, .microseconds: return printed(fields.fraction, 6)
        case .dayOfYear: return isFilled ? printed(fields.dayOfYear, 3) : String(fields.dayOfYear)
        case .dayOfMonth: return isFilled ? printed(fields.day, 2) : String(fields.day)
        case .month: return padded(fields.month, 2)
        case .groupedYear: return "\(year / 1_000),\(printed(year % 1_000, 3))"
        case .year: return padded(year, 4)
        case .year3: return padded(year % 1_000, 3)
        case .year2: return padded(year % 100, 2)
        case .year1: return padded(year % 10, 1)
        default: break
        }
        guard let days = fields.days else { throw .notKept("to_char of an interval with \(key.rawValue)") }
        let (isoYear, isoWeek) = CivilCalendar.isoWeek(days: days)
        let shownIsoYear = isoYear <= 0 ? 1 - isoYear : isoYear
        let weekday = CivilCalendar.weekday(days: days)
        switch key {
        case .dayOfWeek: return String(weekday + 1)
        case .isoDayOfWeek: return String(weekday == 0 ? 7 : weekday)
        case .isoDayOfYear:
            let start = CivilCalendar.monday(days: CivilCalendar.days(year: isoYear, month: 1, day: 4))
            return padded(days - start + 1, 3)
        case .weekOfYear: return padded((fields.dayOfYear - 1) / 7 + 1, 2)
        case .isoWeek: return padded(isoWeek, 2)
        case .weekOfMonth: return String((fields.day - 1) / 7 + 1)
        case .quarter: return String((fields.month - 1) / 3 + 1)
        case .century:
            let century = fields.year > 0 ? (fields.year - 1) / 100 + 1 : fields.year / 100 - 1
            return century.magnitude <= 99 ? padded(century, 2) : String(century)
        case .isoYear: return padded(shownIsoYear, 4)
        case .isoYear3: return padded(shownIsoYear % 1_000, 3)
        case .isoYear2: return padded(shownIsoYear % 100, 2)
        case .isoYear1: return padded(shownIsoYear % 10, 1)
        case .julian: return String(CivilCalendar.julianDay(days: days))
        default: throw .notKept("\(key.rawValue) in a pattern of to_char")
        }
    }

    /// So many digits; a sign takes no digit's place.
    private static func padded(_ value: Int64, _ width: Int) -> String {
        (value < 0 ? "-" : "") + PGText.padded(value.magnitude, width)
    }

    /// C's `%0*d`, where a sign takes the place of a digit.
    private static func printed(_ value: Int64, _ width: Int) -> String {
        value < 0 ? "-" + PGText.padded(value.magnitude, width - 1) : PGText.padded(value, width)
    }

    private static func filled(_ name: String, _ width: Int) -> String {
        name + String(repeating: " ", count: max(0, width - name.utf8.count))
    }

    /// The ending of an ordinal number; nil behind something that does not end in a digit.
    private static func ending(of number: String) -> String? {
        let digits = Array(number.utf8.suffix(2))
        guard let last = digits.last else { return nil }
        if digits.count > 1, digits[0] == UInt8(ascii: "1") { return "th" }
        return switch last {
        case UInt8(ascii: "1"): "st"
        case UInt8(ascii: "2"): "nd"
        case UInt8(ascii: "3"): "rd"
        default: "th"
        }
    }

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let romanMonths = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
    private static let dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
}
