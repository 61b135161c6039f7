/// The smallest input on which a finding still happens, and why it happens.
public struct Smallest: Sendable {
    /// The input; it holds no value of a real sample.
    public let scenario: Scenario
    /// What the sides say about it.
    public let divergence: Divergence
    /// How many source rows and questions the case had in which it was found.
    public let before: (rows: Int, questions: Int)
    /// For each cell that is left, whether its value matters, in the order of the input: the question first.
    public let cells: [CellMeaning]
    /// Why the sides differ, or nil when nothing that was tried told.
    public let explanation: Explanation?

    /// Makes a smallest input.
    public init(
        scenario: Scenario, divergence: Divergence, before: (rows: Int, questions: Int), cells: [CellMeaning],
        explanation: Explanation?
    ) {
        self.scenario = scenario
        self.divergence = divergence
        self.before = before
        self.cells = cells
        self.explanation = explanation
    }
}

/// Whether the value of one cell of the smallest input matters.
public struct CellMeaning: Hashable, Sendable {
    /// The source, or nil for the question.
    public let source: String?
    /// The row's position in the source's rows; 0 for the question.
    public let row: Int
    /// The column.
    public let column: String
    /// Whether another value makes the divergence go away.
    public let matters: Bool
    /// The value in human words where it has some, relative to the question: `as_of - 7d exactly`.
    public let words: String?

    /// Makes a meaning.
    public init(source: String?, row: Int, column: String, matters: Bool, words: String?) {
        self.source = source
        self.row = row
        self.column = column
        self.matters = matters
        self.words = words
    }
}
