internal import CSQLite

/// A bound that SQLite puts on one connection.
public enum SQLiteLimit: Hashable, Sendable {
    /// Bytes of a text, a blob or a row.
    case length
    /// Bytes of a statement.
    case statementLength
    /// Columns of a table, a result, an index, or terms of a clause.
    case columns
    /// Depth of an expression's tree.
    case expressionDepth
    /// Terms of a compound SELECT.
    case compoundTerms
    /// Arguments of a function.
    case functionArguments

    var code: Int32 {
        switch self {
        case .length: SQLITE_LIMIT_LENGTH
        case .statementLength: SQLITE_LIMIT_SQL_LENGTH
        case .columns: SQLITE_LIMIT_COLUMN
        case .expressionDepth: SQLITE_LIMIT_EXPR_DEPTH
        case .compoundTerms: SQLITE_LIMIT_COMPOUND_SELECT
        case .functionArguments: SQLITE_LIMIT_FUNCTION_ARG
        }
    }
}

/// Keeps the closure of a progress handler alive while SQLite may call it.
final class ProgressHandler {
    let shouldStop: () -> Bool

    init(shouldStop: @escaping () -> Bool) {
        self.shouldStop = shouldStop
    }
}

extension Connection {
    /// Sets a bound, never above what the library was compiled with; returns what it was before.
    @discardableResult
    public func limit(_ limit: SQLiteLimit, to value: Int32) throws(SQLiteError) -> Int32 {
        sqlite3_limit(try openHandle(), limit.code, value)
    }

    /// Asks `shouldStop` about every so many virtual machine steps.
    ///
    /// An answer of true fails the statement with ``SQLiteError/isInterrupted``. Nil removes the handler.
    public func setProgressHandler(every steps: Int32, _ shouldStop: (() -> Bool)?) throws(SQLiteError) {
        let handle = try openHandle()
        guard let shouldStop else {
            sqlite3_progress_handler(handle, 0, nil, nil)
            progress = nil
            return
        }
        let handler = ProgressHandler(shouldStop: shouldStop)
        sqlite3_progress_handler(
            handle, steps,
            { context in
                guard let context else { return 0 }
                return Unmanaged<ProgressHandler>.fromOpaque(context).takeUnretainedValue().shouldStop() ? 1 : 0
            }, Unmanaged.passUnretained(handler).toOpaque())
        progress = handler
    }
}
