public import Contracts

/// What one side said to one question, for one feature; never formatted.
public enum SideAnswer: Sendable {
    /// A value, NULL included.
    case value(CellValue)
    /// No row; it counts as NULL.
    case noRow
    /// All features of the answer, where the whole answer is meant.
    case row([NamedValue])
    /// Several rows: the first ten of them, with all features, and how many there are.
    case severalRows([[NamedValue]], count: Int)
    /// A failure of the statement.
    case sqlFailure(SQLFailure)
    /// A failure of the Swift half.
    case swiftFailure(SwiftFailure.Reason)
    /// The question was not asked of this side, or its answer plays no part in the divergence.
    case notAsked
}

/// How a statement failed on a case.
public struct SQLFailure: Sendable {
    /// What the engine said.
    public let message: String
    /// The engine's own code, such as an SQLSTATE, or nil.
    public let code: String?
    /// Where in the pair's SQL file, or nil when the engine did not say.
    public let location: SourceLocation?

    /// Makes a failure.
    public init(message: String, code: String?, location: SourceLocation?) {
        self.message = message
        self.code = code
        self.location = location
    }
}
