public import FeatureStore

/// The values that a Swift file compares with, counts to or adds: what tests of it should lie on and around.
///
/// Read from tokens alone. Beside the literals as they stand there are products of whole numbers (`7 * 24`) and lengths of
/// time whose number is such a product or a constant of the file (`.days(windowDays)`). Each list is in the order of the
/// source, with repetitions.
public struct SwiftLiterals: Sendable {
    /// A value and where it stands.
    public struct Literal<Value: Hashable & Sendable>: Hashable, Sendable {
        /// The value.
        public let value: Value
        /// The line, counted from 1.
        public let line: Int
        /// The column in Unicode scalars, counted from 1.
        public let column: Int
    }

    /// Whole numbers, with a minus directly before them, and products of several.
    public private(set) var integers: [Literal<Int64>] = []
    /// Numbers with a fraction or an exponent, with a minus directly before them.
    public private(set) var numbers: [Literal<Double>] = []
    /// Texts without interpolations.
    public private(set) var texts: [Literal<String>] = []
    /// Lengths of time: `.days(7)`, `TimeSpan(microseconds: 1)`, and days that are added on a calendar.
    public private(set) var spans: [Literal<TimeSpan>] = []
    /// Months that are added on a calendar.
    public private(set) var months: [Literal<Int64>] = []
    /// How many rows are kept or dropped: `prefix(5)`.
    public private(set) var rowCounts: [Literal<Int64>] = []
    /// Texts that have the form of a zone's name.
    public private(set) var zones: [Literal<String>] = []
    /// Instants: `Timestamp(microseconds: 0)`, and texts in RFC 3339.
    public private(set) var instants: [Literal<Timestamp>] = []
    /// Days: `CalendarDate(year: 2024, month: 2, day: 29)`, and texts as `2024-02-29`.
    public private(set) var dates: [Literal<CalendarDate>] = []

    /// Reads a file.
    public init(_ text: String) {
        self.init(SwiftTokens(text))
    }

    /// Reads the tokens of a file.
    public init(_ tokens: SwiftTokens) {
        let constants = SwiftConstants(tokens)
        for position in tokens.indices {
            let token = tokens[position]
            switch token.kind {
            case .integer, .number: readNumber(at: position, tokens, constants)
            case .string(let text?): readText(text, at: token)
            case .word: readCall(at: position, tokens, constants)
            default: break
            }
        }
    }

    private mutating func readNumber(at position: Int, _ tokens: SwiftTokens, _ constants: SwiftConstants) {
        let token = tokens[position]
        let isNegative = tokens.token(-1, from: position).map { $0.isPrefix && $0.text == "-" } ?? false
        switch token.kind {
        case .integer(let value?):
            if let value = Int64(exactly: isNegative ? -value : value) { integers.append(literal(value, token)) }
            let isFirstFactor = tokens.token(-1, from: position)?.text != "*"
            if isFirstFactor, let (product, end) = constants.product(at: position), end > position + 1 {
                integers.append(literal(isNegative ? -product : product, token))
            }
        case .number(let value): numbers.append(literal(isNegative ? -value : value, token))
        default: break
        }
    }

    private mutating func readText(_ text: String, at token: SwiftToken) {
        texts.append(literal(text, token))
        if ZoneText.isName(text) { zones.append(literal(text, token)) }
        if let instant = try? Timestamp(text) { instants.append(literal(instant, token)) }
        if let date = try? CalendarDate(text) { dates.append(literal(date, token)) }
    }

    /// Reads a call or a labelled argument whose number means more than itself.
    private mutating func readCall(at position: Int, _ tokens: SwiftTokens, _ constants: SwiftConstants) {
        let token = tokens[position]
        guard let word = token.word, let next = tokens.token(1, from: position) else { return }
        if next.isMark("(") {
            if word == "CalendarDate" { readDate(at: position, tokens, constants) }
            guard let (number, end) = constants.signedProduct(at: position + 2), tokens.token(0, from: end)?.text == ")"
            else { return }
            if let span = SwiftTimeUnit(rawValue: word)?.span(number) { spans.append(literal(span, token)) }
            let countsRows = ["prefix", "suffix", "dropFirst", "dropLast"].contains(word)
            if countsRows { rowCounts.append(literal(number, token)) }
        } else if next.isMark(":"), let (number, _) = constants.signedProduct(at: position + 2) {
            switch word {
            case "months": months.append(literal(number, token))
            case "microseconds" where tokens.token(-2, from: position)?.word == "Timestamp":
                instants.append(literal(Timestamp(microseconds: number), token))
            default:
                if let span = SwiftTimeUnit(rawValue: word)?.span(number) { spans.append(literal(span, token)) }
            }
        }
    }

    private mutating func readDate(at position: Int, _ tokens: SwiftTokens, _ constants: SwiftConstants) {
        // CalendarDate ( year : 2024 , month : 2 , day : 29
        let labels = ["year", "month", "day"]
        let parts = labels.enumerated().compactMap { number, label -> Int? in
            let place = position + 2 + 4 * number
            guard tokens.token(0, from: place)?.word == label, tokens.token(1, from: place)?.text == ":" else {
                return nil
            }
            return constants.signedProduct(at: place + 2).flatMap { Int(exactly: $0.value) }
        }
        guard parts.count == labels.count, let date = CalendarDate(year: parts[0], month: parts[1], day: parts[2])
        else { return }
        dates.append(literal(date, tokens[position]))
    }

    private func literal<Value>(_ value: Value, _ token: SwiftToken) -> Literal<Value> {
        Literal(value: value, line: token.line, column: token.column)
    }
}

/// The units in which a feature file gives lengths of time, by the name of the function or label.
public enum SwiftTimeUnit: String, CaseIterable, Sendable {
    /// The units, ascending.
    case microseconds, milliseconds, seconds, minutes, hours, days, weeks

    /// The length of one.
    public var microseconds: Int64 {
        switch self {
        case .microseconds: 1
        case .milliseconds: 1_000
        case .seconds: 1_000_000
        case .minutes: 60_000_000
        case .hours: 3_600_000_000
        case .days: 86_400_000_000
        case .weeks: 604_800_000_000
        }
    }

    /// So many of the unit, or nil when a span cannot hold them.
    public func span(_ count: Int64) -> TimeSpan? {
        let (product, overflows) = count.multipliedReportingOverflow(by: microseconds)
        return overflows ? nil : TimeSpan(microseconds: product)
    }
}
