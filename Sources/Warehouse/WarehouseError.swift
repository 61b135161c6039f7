public import Contracts

/// Why a warehouse gave no answer.
public enum WarehouseError: Error, Sendable {
    /// The engine cannot be reached, refused us, or went away; the message never holds a secret.
    case unavailable(engine: String, message: String)
    /// The engine refused or failed the statement; `location` is in the pair's SQL file where the engine gave a position.
    case failed(engine: String, message: String, code: String?, location: SourceLocation?)
    /// An answer that the feature's declared type cannot hold: an infinite timestamp, a decimal of 50 digits.
    case unrepresentable(engine: String, column: String, spineID: Int64?, found: String)
    /// Something in the rows or on the way to the answer that this engine cannot hold, which says nothing about the pair or
    /// about other engines: SQLite has no NaN, PostgreSQL no U+0000. See ``Warehouse/uncoveredCases(in:)``.
    case notCovered(engine: String, caseID: Int64?, found: String)
    /// The statement took longer than allowed and was cancelled.
    case timedOut(engine: String, seconds: Int)
}
