public import Contracts

/// One question, two different answers.
public struct Divergence: Sendable {
    /// The view.
    public let view: String
    /// The feature, or nil when the whole answer is meant (a crash, a fan-out, a failed statement).
    public let feature: String?
    /// In which way the answers differ.
    public let kind: DivergenceClass
    /// The warehouse's name.
    public let warehouse: String
    /// The question, or nil when it is none of ours (``DivergenceClass/foreignRow``).
    public let question: Question?
    /// What SQL said.
    public let sql: SideAnswer
    /// What Swift said.
    public let swift: SideAnswer
    /// What the answer was worked out to be by hand, or nil when nobody did.
    public let expected: Expectation?
    /// Which sides contradict `expected`; empty when nothing is expected.
    public let contradicting: [Side]
    /// How far apart two numbers are, or nil when either is not a number.
    public let distance: NumericDistance?
    /// What else is known, as facts.
    public let evidence: Evidence?
    /// The rows that the answer can depend on, by source in the order of `reads`.
    public let rows: [RelevantRows]
    /// What asking SQL for this case alone, with the query unwrapped, gave.
    public internal(set) var confirmation: Confirmation

    /// Makes a divergence.
    public init(
        view: String, feature: String?, kind: DivergenceClass, warehouse: String, question: Question?,
        sql: SideAnswer, swift: SideAnswer, expected: Expectation? = nil, contradicting: [Side] = [],
        distance: NumericDistance? = nil, evidence: Evidence? = nil, rows: [RelevantRows] = [],
        confirmation: Confirmation = .notTried
    ) {
        self.view = view
        self.feature = feature
        self.kind = kind
        self.warehouse = warehouse
        self.question = question
        self.sql = sql
        self.swift = swift
        self.expected = expected
        self.contradicting = contradicting
        self.distance = distance
        self.evidence = evidence
        self.rows = rows
        self.confirmation = confirmation
    }
}

/// One of the two implementations.
public enum Side: String, Hashable, Sendable, CaseIterable {
    /// The warehouse's.
    case sql
    /// The serving code's.
    case swift
}

/// A fact that belongs to one class of divergence.
public enum Evidence: Sendable {
    /// The first and second answer of an impure Swift half, and the conditions of the second.
    case repeated(first: CellValue, second: CellValue?, conditions: String)
    /// A foreign row's case and spine id, as SQL gave them.
    case foreign(caseID: CellValue, spineID: CellValue)
    /// What the case gave together with others, where it is asked alone otherwise.
    case together(SideAnswer)
    /// What one side answered before and after a change that must not, or must, change its answer.
    case alone(AloneEvidence)
}

/// One side, tried without the other: what was changed, and what came of it.
public struct AloneEvidence: Sendable {
    /// The property or decision that does not hold, in the contract's words: `window: (as_of - 7d, as_of]`, `shuffled rows`.
    public let property: String
    /// The sides that break it: one, or both with the same fault.
    public let sides: [Side]
    /// What was changed, in a sentence: `flight 1 moved to as_of - 7d exactly`.
    public let change: String
    /// What the first of `sides` answered before the change.
    public let before: SideAnswer
    /// What it answered after it.
    public let after: SideAnswer
    /// What had to be true, in a sentence: `a row at as_of - 7d does not count`.
    public let expected: String

    /// Makes evidence.
    public init(
        property: String, sides: [Side], change: String, before: SideAnswer, after: SideAnswer, expected: String
    ) {
        self.property = property
        self.sides = sides
        self.change = change
        self.before = before
        self.after = after
        self.expected = expected
    }
}

/// How far apart two finite numbers are.
public struct NumericDistance: Sendable {
    /// The magnitude of their difference.
    public let absolute: Double
    /// How many representable numbers lie between them, the second included.
    public let ulps: UInt64
    /// How far apart they may be, in the unit of `absolute`; zero when the comparison is exact.
    public let allowed: Double

    /// The difference in units of what is allowed, or nil when nothing is.
    public var fractionOfAllowed: Double? { allowed > 0 ? absolute / allowed : nil }

    /// Makes a distance.
    public init(absolute: Double, ulps: UInt64, allowed: Double) {
        self.absolute = absolute
        self.ulps = ulps
        self.allowed = allowed
    }
}

/// What asking SQL again, for the case alone and with the query unwrapped, gave.
public enum Confirmation: Sendable {
    /// The same divergence.
    case confirmed
    /// The first asking was alone and unwrapped already.
    case alreadyAlone
    /// Not asked again: enough others were, or the divergence is not about SQL.
    case notTried
    /// The engine went away before it could be asked.
    case notPossible
}

/// Rows of one source that an answer can depend on.
public struct RelevantRows: Sendable {
    /// The source.
    public let source: Source
    /// The rows in the order of event time, ties in the order of the file.
    public let rows: [Row]
    /// How many further rows were left out.
    public let omitted: Int

    /// One source row.
    public struct Row: Sendable {
        /// The values, one for each column of the source in declared order.
        public let values: [CellValue]
        /// Whether an online store would have held the row at `as_of`.
        public let isVisible: Bool
        /// Whether the row is older than the contract's `reads:` allows an answer to depend on; Swift sees it all the same.
        public let isOlderThanReads: Bool
        /// The columns whose values were not yet known at `as_of`: Swift sees nil.
        public let unknownColumns: [String]
        /// Where the row is written.
        public let location: SourceLocation

        /// Makes a row.
        public init(
            values: [CellValue], isVisible: Bool, isOlderThanReads: Bool = false, unknownColumns: [String],
            location: SourceLocation
        ) {
            self.isOlderThanReads = isOlderThanReads
            self.values = values
            self.isVisible = isVisible
            self.unknownColumns = unknownColumns
            self.location = location
        }
    }

    /// Makes rows.
    public init(source: Source, rows: [Row], omitted: Int) {
        self.source = source
        self.rows = rows
        self.omitted = omitted
    }
}
