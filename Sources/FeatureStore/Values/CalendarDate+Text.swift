extension CalendarDate: CustomStringConvertible {
    /// Reads a day as `2013-03-10`: a year of four to seven digits (a minus before it for years before 0), month, day.
    ///
    /// - Throws: ``ValueParsingError`` for anything else; 30 February is not moved into March.
    public init(_ text: String) throws(ValueParsingError) {
        var scanner = TextScanner(text, expected: "a day as 2013-03-10")
        self = try scanner.date()
        try scanner.requireEnd()
    }

    /// The day as `2013-03-10`, which ``init(_:)`` reads back.
    public var description: String {
        var text: [UInt8] = []
        text.reserveCapacity(10)
        write(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Adds the day to a text in UTF-8, as ``description`` has it.
    package func write(to text: inout [UInt8]) {
        let (year, month, day) = civil
        text.append(year, width: 4)
        text.append(UInt8(ascii: "-"))
        text.append(month, width: 2)
        text.append(UInt8(ascii: "-"))
        text.append(day, width: 2)
    }
}
