internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// The constants that the two halves of a pair speak of: the values at which a person would expect something to happen.
///
/// Each list is in the order of first appearance, SQL before Swift, without repetitions.
struct HalfLiterals: Sendable {
    private(set) var integers: [Int64] = []
    private(set) var numbers: [Double] = []
    private(set) var texts: [String] = []
    /// Lengths of time in microseconds, above zero.
    private(set) var spans: [Int64] = []
    private(set) var instants: [Timestamp] = []
    private(set) var dates: [CalendarDate] = []
    /// Zones in which days may begin.
    let zones: [Zone]

    /// Reads both halves, and the contract: what it reads and the windows that it decides.
    init(_ query: BoundQuery) {
        zones = ClockChanges.zones([query])
        for literal in query.literals { add(literal.value) }
        let swift = SwiftLiterals(query.view.swift.text)
        for literal in swift.integers + swift.rowCounts { add(integer: literal.value) }
        for literal in swift.numbers { add(literal.value, to: \.numbers) }
        for literal in swift.texts { add(text: literal.value) }
        for literal in swift.spans { add(span: literal.value.microseconds) }
        for literal in swift.months { add(months: literal.value) }
        for literal in swift.instants { add(literal.value, to: \.instants) }
        for literal in swift.dates { add(literal.value, to: \.dates) }
        for read in query.view.reads {
            if case .within(let length) = read.extent { add(span: length) }
        }
        for window in query.view.features.flatMap(\.decisions.sources).compactMap(\.window) {
            for bound in [window.lower, window.upper] { if let bound { add(span: bound.offset) } }
        }
    }

    /// Literals for halves that speak of these alone.
    init(integers: [Int64] = [], numbers: [Double] = [], texts: [String] = [], spans: [Int64] = [], zones: [Zone] = [])
    {
        self.integers = integers
        self.numbers = numbers
        self.texts = texts
        self.spans = spans
        self.zones = zones
    }

    private mutating func add(_ value: BoundConstant) {
        switch value {
        case .integer(let number): add(integer: number)
        case .numeric(let digits): if let number = Double(digits), number.isFinite { add(number, to: \.numbers) }
        case .double(let number): if number.isFinite { add(number, to: \.numbers) }
        case .text(let text): add(text: text)
        case .date(let days): add(CalendarDate(daysSinceEpoch: days), to: \.dates)
        case .timestamp(let instant): add(Timestamp(microseconds: instant), to: \.instants)
        case .time(let length): add(span: length)
        case .interval(let months, let days, let microseconds):
            add(months: Int64(months))
            let (length, overflows) = (Int64(days) * Self.day).addingReportingOverflow(microseconds)
            if !overflows { add(span: length) }
        case .null, .bool, .literal: break
        }
    }

    /// A number may be one of rows or minutes, or part of a product: its neighbours in either sense are tried anyway.
    private mutating func add(integer: Int64) {
        add(integer, to: \.integers)
        add(Double(integer), to: \.numbers)
    }

    private mutating func add(text: String) {
        // `day`, `epoch` and names of zones are arguments of functions and never values of columns.
        guard !Self.words.contains(text), text != "UTC", !(text.contains("/") && (try? Zone(text)) != nil) else {
            return
        }
        add(text, to: \.texts)
    }

    private mutating func add(span: Int64) {
        guard span != 0, span != .min else { return }
        add(span.magnitude > Int64.max ? Int64.max : abs(span), to: \.spans)
    }

    private mutating func add(months: Int64) {
        guard months != 0, months.magnitude < 12_000 else { return }
        for days in [Int64(30), 31, 28] { add(span: months * days * Self.day) }
    }

    private mutating func add<Value: Equatable>(_ value: Value, to list: WritableKeyPath<HalfLiterals, [Value]>) {
        if !self[keyPath: list].contains(value) { self[keyPath: list].append(value) }
    }

    static let day: Int64 = 86_400_000_000

    private static let words: Set<String> = [
        "microseconds", "milliseconds", "second", "minute", "hour", "day", "week", "month", "quarter", "year", "epoch",
        "dow", "isodow", "doy",
    ]
}
