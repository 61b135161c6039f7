internal import CSQLite

/// SQLite refused or failed an operation.
public struct SQLiteError: Error, Hashable, Sendable {
    /// The extended result code; its low byte is the primary code.
    public let code: Int32
    /// What SQLite says, or what a registered function said.
    public let message: String
    /// The statement, where there was one.
    public let sql: String?
    /// The byte of `sql` at which SQLite stopped understanding, where it knows.
    public let offset: Int?

    /// Makes an error.
    public init(code: Int32, message: String, sql: String? = nil, offset: Int? = nil) {
        self.code = code
        self.message = message
        self.sql = sql
        self.offset = offset
    }

    /// Whether an ``Interrupter`` or a progress handler stopped the statement.
    public var isInterrupted: Bool { code & 0xff == SQLITE_INTERRUPT }

    /// Whether there was no room left, on disk or in memory, or a temporary file could not be written for another reason.
    public var isOutOfRoom: Bool {
        [SQLITE_FULL, SQLITE_NOMEM, SQLITE_IOERR, SQLITE_CANTOPEN].contains(code & 0xff)
    }

    /// Whether a declared constraint (a type, a NOT NULL, a unique id) was violated.
    public var isConstraint: Bool { code & 0xff == SQLITE_CONSTRAINT }
}

extension SQLiteError: CustomStringConvertible {
    /// The message, the code and the place.
    public var description: String {
        var text = "SQLite error \(code): \(message)"
        if let offset { text += " at byte \(offset)" }
        if let sql { text += " in: \(sql)" }
        return text
    }
}

extension SQLiteError {
    /// The error that a connection has just met.
    init(connection: OpaquePointer?, code: Int32, sql: String? = nil) {
        guard let connection else {
            self.init(code: code, message: String(cString: sqlite3_errstr(code)), sql: sql)
            return
        }
        let offset = sqlite3_error_offset(connection)
        self.init(
            code: sqlite3_extended_errcode(connection), message: String(cString: sqlite3_errmsg(connection)), sql: sql,
            offset: offset >= 0 ? Int(offset) : nil)
    }

    /// A use of the wrapper that it does not allow.
    static func misuse(_ message: String, sql: String? = nil) -> SQLiteError {
        SQLiteError(code: SQLITE_MISUSE, message: message, sql: sql)
    }
}
