public import Contracts

/// Why a view was not found to agree although no divergence was seen, or why not all of it could be compared.
public enum UndecidedReason: Sendable {
    /// There was no question to ask: no case has any for the view's entity, or all were skipped.
    case nothingCompared
    /// Fewer than two distinct non-empty answers were seen for these features: agreement would mean nothing.
    case notExercised(features: [String])
    /// The engine cannot keep the meaning of the view's SQL; the text says what and what to do.
    case refusedByEngine(construct: String, message: String, location: SourceLocation)
    /// The engine cannot be reached, or went away.
    case warehouseUnavailable(message: String)
    /// The Swift side could not be run.
    case swiftSideUnavailable(message: String)
    /// A side answered with other columns than the contract's: a fault of this program, not of the pair.
    case brokenPromise(message: String)
    /// The rows of a sample could not be kept while they were looked at; the text says why and what to do.
    case casesUnavailable(message: String)
    /// A half failed so often, or took so long, that the rest of its questions were not asked.
    case questionsNotAsked(count: Int)
    /// The pair's SQL cannot be understood.
    case sqlNotUnderstood([SQLFault])
    /// Waivers of the contract no longer hold on the day of the run: the pair must be mended, or the matter decided anew.
    case waiversExpired([Waiver])
    /// The run was cancelled before the view was done.
    case cancelled

    /// Whether it is the pair that is at fault, which asking more would not change.
    public var isMisconfiguration: Bool {
        switch self {
        case .sqlNotUnderstood, .waiversExpired: true
        default: false
        }
    }
}

/// One fault in the text of a pair's SQL.
public struct SQLFault: Sendable {
    /// What is wrong.
    public let message: String
    /// Where.
    public let location: SourceLocation
    /// What to do, or nil.
    public let hint: String?

    /// Makes a fault.
    public init(message: String, location: SourceLocation, hint: String?) {
        self.message = message
        self.location = location
        self.hint = hint
    }
}
