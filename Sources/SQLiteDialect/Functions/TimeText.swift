internal import SQLite

/// A date with or without a time of day, read from a text while a query runs, as PostgreSQL's input functions read it.
///
/// ISO 8601 and what PostgreSQL itself writes: `2013-03-10`, `2013-03-10T07:00:00.5Z`, `2013-03-10 07:00:00+05:30`,
/// `0044-03-15 BC`. PostgreSQL reads many more spellings; they are not kept, but for texts that no spelling can be.
struct TimeText {
    /// The day, since 1970-01-01; outside PostgreSQL's range perhaps.
    private let day: Int64
    /// Microseconds since its midnight, 24:00 included.
    private let time: Int64
    /// Seconds east of UTC; 0 where none is written, which is the session's zone.
    private let offset: Int64

    /// - Throws: PostgreSQL's failures, and what is not kept.
    init(_ text: String, as type: String) throws(FunctionFailure) {
        var scanner = TimeTextScanner(text)
        guard let fields = scanner.fields() else {
            if Self.isNoTime(text) { throw FunctionFailure("invalid input syntax for type \(type): \"\(text)\"") }
            throw .notKept("the \(type) \"\(text)\", which is not written as ISO 8601")
        }
        let outOfRange = FunctionFailure("date/time field value out of range: \"\(text)\"")
        let (year, month) = (fields.isBeforeChrist ? 1 - fields.year : fields.year, fields.month)
        guard fields.year > 0, (1...12).contains(month), fields.day >= 1,
            fields.day <= CivilCalendar.length(year: year, month: month)
        else { throw outOfRange }
        day = CivilCalendar.days(year: year, month: month, day: fields.day)
        // A second of 60 is read, and so is 24:00.
        guard fields.hour <= 24, fields.minute < 60, fields.second <= 60 else { throw outOfRange }
        time = ((fields.hour * 60 + fields.minute) * 60 + fields.second) * 1_000_000 + fields.microseconds
        guard time <= CivilCalendar.microsecondsPerDay else { throw outOfRange }
        let (hours, minutes, seconds) = fields.offset
        guard hours <= 15, minutes < 60, seconds < 60 else {
            throw FunctionFailure("time zone displacement out of range: \"\(text)\"")
        }
        offset = (fields.isWest ? -1 : 1) * ((hours * 60 + minutes) * 60 + seconds)
    }

    /// The date; time and zone do not move it.
    func date() throws(FunctionFailure) -> Int64 { try PGTime.checked(day: day, false) }

    /// What a clock shows; the zone does not move it.
    func clock() throws(FunctionFailure) -> Int64 {
        try PGTime.instant(time, plus: Int128(day) * Int128(CivilCalendar.microsecondsPerDay))
    }

    /// The instant.
    func instant() throws(FunctionFailure) -> Int64 {
        let midnight = Int128(day) * Int128(CivilCalendar.microsecondsPerDay)
        return try PGTime.instant(time, plus: midnight - Int128(offset) * 1_000_000)
    }

    /// Whether no spelling of a date or timestamp can be this text.
    ///
    /// Without letters, a year, a month and a day need three digits. Month names and Julian days need fewer, the words
    /// that stand for instants none. No spelling has a byte beyond ASCII.
    private static func isNoTime(_ text: String) -> Bool {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return true }
        let digits = text.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let word = text.lowercased()
        guard word.utf8.contains(where: { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) else {
            return digits < 3
        }
        return digits == 0 && !["epoch", "inf", "now", "today", "tomorrow", "yesterday"].contains(where: word.contains)
    }
}

/// The parts of a written time as they stand there, their ranges not yet looked at.
private struct TimeTextFields {
    var (year, month, day): (Int64, Int64, Int64) = (0, 0, 0)
    var (hour, minute, second, microseconds): (Int64, Int64, Int64, Int64) = (0, 0, 0, 0)
    var offset: (hours: Int64, minutes: Int64, seconds: Int64) = (0, 0, 0)
    var isWest = false
    var isBeforeChrist = false
}

/// Goes over the bytes of a written time.
private struct TimeTextScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = PGText.trimmingSpace(text.utf8[...])
    }

    /// All parts, or nil where the text is spelled otherwise.
    mutating func fields() -> TimeTextFields? {
        var fields = TimeTextFields()
        guard let year = digits(4...7), skip("-"), let month = digits(1...2), skip("-"), let day = digits(1...2) else {
            return nil
        }
        (fields.year, fields.month, fields.day) = (year.value, month.value, day.value)
        var isApart = skipSpace()
        if !isApart ? skip("T") || skip("t") : rest.first.map(Self.isDigit) == true {
            guard clock(&fields) else { return nil }
            isApart = skipSpace()
            guard zone(&fields) else { return nil }
            isApart = skipSpace() || isApart
        }
        if isApart, word() == "bc" {
            fields.isBeforeChrist = true
            rest = rest.dropFirst(2)
        }
        return rest.isEmpty ? fields : nil
    }

    private mutating func clock(_ fields: inout TimeTextFields) -> Bool {
        guard let hour = digits(1...2), skip(":"), let minute = digits(2...2) else { return false }
        (fields.hour, fields.minute) = (hour.value, minute.value)
        guard skip(":") else { return true }
        guard let second = digits(2...2) else { return false }
        fields.second = second.value
        guard skip(".") else { return true }
        guard let fraction = digits(1...15), let share = Double("\(fraction.value)e-\(fraction.count)") else {
            return false
        }
        // PostgreSQL reads the fraction as a double, too.
        fields.microseconds = Int64((share * 1_000_000).rounded(.toNearestOrEven))
        return true
    }

    /// An offset or a name of UTC, where there is one.
    private mutating func zone(_ fields: inout TimeTextFields) -> Bool {
        let word = word()
        if ["z", "utc", "gmt"].contains(word) {
            rest = rest.dropFirst(word.utf8.count)
            return true
        }
        fields.isWest = skip("-")
        guard fields.isWest || skip("+") else { return true }
        guard let hours = digits(1...4) else { return false }
        if hours.count > 2 {
            fields.offset = (hours.value / 100, hours.value % 100, 0)
            return true
        }
        fields.offset.hours = hours.value
        guard skip(":") else { return true }
        guard let minutes = digits(2...2) else { return false }
        fields.offset.minutes = minutes.value
        guard skip(":") else { return true }
        guard let seconds = digits(2...2) else { return false }
        fields.offset.seconds = seconds.value
        return true
    }

    /// A run of so many digits.
    private mutating func digits(_ counts: ClosedRange<Int>) -> (value: Int64, count: Int)? {
        let run = rest.prefix(while: Self.isDigit)
        guard counts.contains(run.count), let value = Int64(String(Substring(run))) else { return nil }
        rest = rest.dropFirst(run.count)
        return (value, run.count)
    }

    /// The letters that come next, as small ones.
    private func word() -> String {
        String(Substring(rest.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) })).lowercased()
    }

    private mutating func skip(_ mark: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: mark) else { return false }
        rest = rest.dropFirst()
        return true
    }

    private mutating func skipSpace() -> Bool {
        let count = rest.count
        rest = rest.drop { $0 == 0x20 || (0x09...0x0d).contains($0) }
        return rest.count < count
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
