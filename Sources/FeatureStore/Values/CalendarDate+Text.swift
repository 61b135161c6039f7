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
        let (year, month, day) = civil
        return "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
    }
}
