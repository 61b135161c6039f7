/// What the attack on one view did.
public struct AttackSummary: Sendable {
    /// What chance depended on.
    public let seed: UInt64
    /// How many cases were invented and asked.
    public let cases: Int
    /// How many questions they asked.
    public let questions: Int
    /// How many source rows they held.
    public let rows: Int
    /// Why no further cases were invented.
    public let stop: Stop
    /// What there was to cover and what was covered, in the order in which it is told.
    public let coverage: [CoverageItem]

    /// Why no further cases were invented.
    public enum Stop: Hashable, Sendable {
        /// Everything that there is to cover was covered, and the share of chance was done.
        case covered
        /// As many were invented as were asked for.
        case cases
        /// The time was up: how many cases there are then depends on the machine.
        case budget
    }

    /// Makes a summary.
    public init(seed: UInt64, cases: Int, questions: Int, rows: Int, stop: Stop, coverage: [CoverageItem]) {
        self.seed = seed
        self.cases = cases
        self.questions = questions
        self.rows = rows
        self.stop = stop
        self.coverage = coverage
    }
}

/// One kind of thing that the attack aims at.
public struct CoverageItem: Hashable, Sendable {
    /// What: `window bounds`, `literals of the SQL`, `NULL in a nullable column`.
    public let name: String
    /// How many there are.
    public let total: Int
    /// How many were covered by at least one case.
    public let covered: Int
    /// Those that were not covered, by name.
    public let missing: [String]

    /// Makes an item.
    public init(name: String, total: Int, covered: Int, missing: [String]) {
        self.name = name
        self.total = total
        self.covered = covered
        self.missing = missing
    }
}

/// A property that each side alone must have, and on how much it was tried.
public struct PropertyCheck: Hashable, Sendable {
    /// The property's name: `shuffled rows`, `future rows`.
    public let name: String
    /// The side.
    public let side: Side
    /// How many questions it was tried on.
    public let questions: Int
    /// How many of them broke it.
    public let violations: Int

    /// Makes a check.
    public init(name: String, side: Side, questions: Int, violations: Int) {
        self.name = name
        self.side = side
        self.questions = questions
        self.violations = violations
    }
}

/// A declared decision, and what trying it out on each side gave.
public struct DecisionCheck: Hashable, Sendable {
    /// The feature.
    public let feature: String
    /// The decision in the contract's canonical words: `flights.window: (as_of - 7d, as_of]`, `empty: 0`.
    public let decision: String
    /// The side.
    public let side: Side
    /// What came of it.
    public let outcome: Outcome

    /// What came of trying a decision.
    public enum Outcome: Hashable, Sendable {
        /// The side keeps it, on so many live rows.
        case held(liveRows: Int)
        /// The side breaks it, on so many of so many live rows.
        case violated(count: Int, liveRows: Int)
        /// No row was found whose treatment would show it; the text says what was missing.
        case unchecked(String)
    }

    /// What is said of a decision of a kind that no experiment tries.
    static let noExperiment = "no experiment tries it; cases have to show it"

    /// Whether the decision is of a kind that no experiment tries: an answer that was worked by hand has to show it.
    public var needsWorkedAnswer: Bool { outcome == .unchecked(Self.noExperiment) }

    /// Makes a check.
    public init(feature: String, decision: String, side: Side, outcome: Outcome) {
        self.feature = feature
        self.decision = decision
        self.side = side
        self.outcome = outcome
    }
}
