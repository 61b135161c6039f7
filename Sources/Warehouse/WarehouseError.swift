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
    /// about other engines: PostgreSQL has no U+0000. See ``Warehouse/uncoveredCases(in:)``.
    case notCovered(engine: String, caseID: Int64?, found: String)
    /// The statement took longer than allowed and was cancelled.
    case timedOut(engine: String, seconds: Int)
}

extension WarehouseError: CustomStringConvertible {
    /// One sentence that says where, which engine and what; never a secret.
    public var description: String {
        switch self {
        case .unavailable(let engine, let message): "\(engine): \(message)"
        case .failed(let engine, let message, let code, let location):
            (location.map { "\($0): " } ?? "") + "\(engine): \(message)" + (code.map { " (\($0))" } ?? "")
        case .unrepresentable(let engine, let column, let spineID, let found):
            "\(engine): column \(column)\(spineID.map { " of spine row \($0)" } ?? "") is \(found)"
        case .notCovered(let engine, let caseID, let found):
            "\(engine): not covered\(caseID.map { " in case \($0)" } ?? ""): \(found)"
        case .timedOut(let engine, let seconds): "\(engine): no answer within \(seconds) s"
        }
    }
}
