internal import FeatureStore

/// What comparing one batch of one view found, with rows and columns by position.
struct Comparison {
    /// In the order of questions within each feature; whole answers before features.
    var differences: [Difference] = []
    /// Questions of which both sides said something, a failure included.
    var compared = 0
    /// Questions that the Swift side neither answered nor failed on.
    var unanswered = 0
    /// How many expected values were compared.
    var expectationsCompared = 0
    /// By feature: what SQL's answers were.
    var seen: [SeenAnswers]
    /// By question: SQL's rows, where there are several.
    var several: [Int: [Int]] = [:]

    init(featureCount: Int) {
        seen = Array(repeating: SeenAnswers(), count: featureCount)
    }
}

/// One divergence, before its values are taken out for showing.
struct Difference {
    var kind: DivergenceClass
    /// The question's row in the spine; nil for a foreign row.
    var question: Int?
    /// The feature's position in the contract; nil for the whole answer.
    var feature: Int?
    var sqlRow: Int?
    var swiftRow: Int?
    var distance: NumericDistance?
    var failure: SwiftFailure.Reason?
    var impurity: SwiftImpurity?
    var expected: Expectation?
    var contradicting: [Side] = []

    init(
        kind: DivergenceClass, question: Int?, feature: Int?, sqlRow: Int? = nil, swiftRow: Int? = nil,
        distance: NumericDistance? = nil, failure: SwiftFailure.Reason? = nil, impurity: SwiftImpurity? = nil
    ) {
        self.kind = kind
        self.question = question
        self.feature = feature
        self.sqlRow = sqlRow
        self.swiftRow = swiftRow
        self.distance = distance
        self.failure = failure
        self.impurity = impurity
    }
}

/// What was seen of one feature's answers: enough to tell whether agreement means anything.
struct SeenAnswers {
    private(set) var answers = 0
    private(set) var nulls = 0
    private(set) var distinct: Set<RowKey> = []
    var largestFraction = Largest()
    /// Numbers of both sides, where they are kept.
    var pairs = PairSample()

    mutating func addNull() {
        answers += 1
        nulls += 1
    }

    mutating func add(_ column: Column, _ row: Int) {
        answers += 1
        guard distinct.count < FeatureCoverage.distinctLimit else { return }
        if case .list(let lists) = column.cells, lists.range(at: row).isEmpty { return }
        if let key = RowKey([column], row: row) { distinct.insert(key) }
    }

    mutating func merge(_ other: SeenAnswers) {
        answers += other.answers
        nulls += other.nulls
        // Which keys are kept beyond the limit does not matter, only their number is told.
        for key in other.distinct where distinct.count < FeatureCoverage.distinctLimit { distinct.insert(key) }
        if let fraction = other.largestFraction.value { largestFraction.raise(to: fraction) }
        pairs.merge(other.pairs)
    }

    /// The largest of the numbers that it was told.
    struct Largest {
        private(set) var value: Double?

        mutating func raise(to number: Double) { value = max(value ?? number, number) }
    }
}
