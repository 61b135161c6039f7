/// Reads ASCII text from left to right and says where it stopped fitting.
struct TextScanner {
    private let text: String
    private let bytes: [UInt8]
    private let expected: String
    private(set) var offset = 0

    init(_ text: String, expected: String) {
        self.text = text
        bytes = Array(text.utf8)
        self.expected = expected
    }

    var isAtEnd: Bool { offset == bytes.count }

    func error(_ reason: String, at position: Int? = nil) -> ValueParsingError {
        ValueParsingError(expected: expected, found: text, offset: position ?? offset, reason: reason)
    }

    /// Steps over one of these characters, if it is next.
    mutating func take(_ characters: UnicodeScalar...) -> Bool {
        guard offset < bytes.count, characters.contains(UnicodeScalar(bytes[offset])) else { return false }
        offset += 1
        return true
    }

    /// Steps over one of these characters or throws.
    mutating func require(_ characters: UnicodeScalar..., reason: String) throws(ValueParsingError) {
        guard offset < bytes.count, characters.contains(UnicodeScalar(bytes[offset])) else { throw error(reason) }
        offset += 1
    }

    /// Steps over all digits that follow and returns them.
    mutating func digits() -> ArraySlice<UInt8> {
        let start = offset
        while offset < bytes.count, (48...57).contains(bytes[offset]) { offset += 1 }
        return bytes[start..<offset]
    }

    /// Reads a number of so many digits within a range.
    mutating func number(
        digits count: ClosedRange<Int>, in range: ClosedRange<Int>, called name: String
    ) throws(ValueParsingError) -> Int {
        let start = offset
        let digits = digits()
        guard count.contains(digits.count) else {
            let wanted = count.count == 1 ? "\(count.lowerBound)" : "\(count.lowerBound) to \(count.upperBound)"
            throw error("the \(name) has \(wanted) digits", at: start)
        }
        let value = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
        guard range.contains(value) else {
            throw error("the \(name) lies between \(range.lowerBound) and \(range.upperBound)", at: start)
        }
        return value
    }

    /// Reads year, month and day.
    mutating func date() throws(ValueParsingError) -> CalendarDate {
        let start = offset
        let isNegative = take("-")
        let year = try number(digits: 4...7, in: 0...5_800_000, called: "year")
        try require("-", reason: "a hyphen stands between year and month")
        let month = try number(digits: 2...2, in: 1...12, called: "month")
        try require("-", reason: "a hyphen stands between month and day")
        let day = try number(digits: 2...2, in: 1...31, called: "day")
        guard let date = CalendarDate(year: isNegative ? -year : year, month: month, day: day) else {
            throw error("there is no such day in the calendar", at: start)
        }
        return date
    }

    func requireEnd() throws(ValueParsingError) {
        if !isAtEnd { throw error("nothing may follow") }
    }
}
