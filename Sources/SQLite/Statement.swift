internal import CSQLite

/// One prepared statement of one connection.
///
/// Keeps its connection alive. Parameters are counted from 1, columns from 0, as SQLite does.
public final class Statement {
    /// The text that was prepared.
    public let sql: String
    /// How many columns a row has; 0 for a statement that returns none.
    public let columnCount: Int
    /// How many parameters there are.
    public let parameterCount: Int

    /// Whether the statement leaves the database as it is.
    public var isReadOnly: Bool { sqlite3_stmt_readonly(handle) != 0 }

    let handle: OpaquePointer
    let connection: Connection

    init(connection: Connection, sql: String) throws(SQLiteError) {
        let database = try connection.openHandle()
        var text = sql
        var prepared: OpaquePointer?
        var tailLength = 0
        let code = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                var tail: UnsafePointer<CChar>?
                let code = sqlite3_prepare_v3(
                    database, characters.baseAddress, Int32(clamping: characters.count), 0, &prepared, &tail)
                if let tail, let start = characters.baseAddress { tailLength = characters.count - (tail - start) }
                return code
            }
        }
        guard code == SQLITE_OK else { throw SQLiteError(connection: database, code: code, sql: sql) }
        guard let prepared else { throw .misuse("there is no statement in the text", sql: sql) }
        guard sql.utf8.suffix(tailLength).allSatisfy({ [0x20, 0x09, 0x0a, 0x0d, 0x3b].contains($0) }) else {
            sqlite3_finalize(prepared)
            throw .misuse("there is text behind the first statement", sql: sql)
        }
        handle = prepared
        columnCount = Int(sqlite3_column_count(prepared))
        parameterCount = Int(sqlite3_bind_parameter_count(prepared))
        self.sql = sql
        self.connection = connection
    }

    deinit { sqlite3_finalize(handle) }

    /// Goes to the next row; false when there is none.
    public func step() throws(SQLiteError) -> Bool {
        guard connection.handle != nil else { throw .misuse("the connection is closed", sql: sql) }
        let code = sqlite3_step(handle)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            let error = SQLiteError(connection: sqlite3_db_handle(handle), code: code, sql: sql)
            sqlite3_reset(handle)
            throw error
        }
    }

    /// Makes the statement ready to be run again; parameters keep their values.
    public func reset() {
        // The code repeats the error that `step` has already thrown.
        sqlite3_reset(handle)
    }

    /// Runs a statement that returns no rows, and resets it.
    public func run() throws(SQLiteError) {
        while try step() {}
        reset()
    }

    /// The name of a column.
    public func columnName(_ column: Int) -> String {
        guard let name = sqlite3_column_name(handle, Int32(column)) else { return "" }
        return String(cString: name)
    }

    /// The type that the column of a table was declared with, as it was written; nil for an expression.
    public func declaredType(_ column: Int) -> String? {
        sqlite3_column_decltype(handle, Int32(column)).map { String(cString: $0) }
    }
}

extension Connection {
    /// Compiles the one statement in the text; more than blanks and semicolons behind it is an error.
    public func prepare(_ sql: String) throws(SQLiteError) -> Statement {
        try Statement(connection: self, sql: sql)
    }

    /// Runs one statement and gives all its rows; for small results.
    public func rows(_ sql: String, _ parameters: [SQLiteValue] = []) throws(SQLiteError) -> [[SQLiteValue]] {
        let statement = try prepare(sql)
        for (index, parameter) in parameters.enumerated() { try statement.bind(parameter, at: index + 1) }
        var rows: [[SQLiteValue]] = []
        while try statement.step() { rows.append((0..<statement.columnCount).map { statement.value($0) }) }
        return rows
    }
}
