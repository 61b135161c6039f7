public import Contracts

/// A small edit of a pair's SQL: nearly always one token.
public struct SQLMutant: Hashable, Sendable {
    /// What kind of edit.
    public let `operator`: MutationOperator
    /// The class of divergence that the edit makes or repairs (`CauseClass`): `BND`.
    public let causeCode: String
    /// What is replaced, in ascending order, none overlapping another; an empty range inserts.
    public let edits: [Edit]
    /// What stands there in the query: from the first edit to the last.
    public let original: String
    /// What would stand there instead.
    public let replacement: String
    /// Where the first edit stands in the pair's SQL file.
    public let location: SourceLocation

    /// A piece of text for another.
    public struct Edit: Hashable, Sendable {
        /// UTF-8 offsets in ``BoundQuery/text``.
        public let range: Range<Int>
        /// What stands there instead.
        public let replacement: String

        /// Makes an edit.
        public init(range: Range<Int>, replacement: String) {
            self.range = range
            self.replacement = replacement
        }
    }
}

extension SQLMutant {
    /// Makes an edit of several places, which must be in ascending order; nil where it changes nothing.
    init?(_ mutation: MutationOperator, _ cause: String, _ edits: [Edit], of query: BoundQuery, bytes: [UInt8]) {
        guard let start = edits.first?.range.lowerBound, let end = edits.last?.range.upperBound else { return nil }
        let shifted = edits.map {
            Edit(range: $0.range.lowerBound - start..<$0.range.upperBound - start, replacement: $0.replacement)
        }
        let original = Array(bytes[start..<end])
        let replacement = SQLMutants.applying(shifted, to: original)
        guard original != replacement else { return nil }
        self.init(
            operator: mutation, causeCode: cause, edits: edits, original: String(decoding: original, as: UTF8.self),
            replacement: String(decoding: replacement, as: UTF8.self), location: query.location(ofOffset: start))
    }
}

/// What else an edit may put in than one step more or less: what the Swift half and the contract say.
public struct MutantHints: Sendable {
    /// Lengths of windows, in microseconds.
    public var durations: [Int64]
    /// Numbers, as SQL writes them.
    public var numbers: [String]
    /// Texts.
    public var texts: [String]
    /// Names of time zones.
    public var zones: [String]
    /// Units of the calendar that instants are cut to, as `date_trunc` calls them.
    public var units: [String]
    /// What the Swift half holds rows to.
    public var conditions: [Condition]
    /// Whether edits are made too that nobody would make by mistake, and that make SQL say what a mistake in Swift says.
    public var mirrors: Bool

    /// A column and what it is held to: `status`, `= 'open'`.
    public struct Condition: Hashable, Sendable {
        /// The column, as SQL spells it.
        public let column: String
        /// What stands behind it: an operator and a literal, or a test.
        public let test: String
        /// Whether it asks whether there is a value at all.
        public var isOfNull: Bool { test == "IS NOT NULL" || test == "IS NULL" }

        /// Makes a condition.
        public init(column: String, test: String) {
            self.column = column
            self.test = test
        }
    }

    /// Makes hints; the lists are tried in the order given.
    public init(
        durations: [Int64] = [], numbers: [String] = [], texts: [String] = [], zones: [String] = [],
        units: [String] = [], conditions: [Condition] = [], mirrors: Bool = false
    ) {
        self.durations = durations
        self.numbers = numbers
        self.texts = texts
        self.zones = zones
        self.units = units
        self.conditions = conditions
        self.mirrors = mirrors
    }
}
