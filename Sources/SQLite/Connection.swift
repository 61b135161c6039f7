internal import CSQLite

/// One connection to one SQLite database.
///
/// Not `Sendable`: one isolation domain uses it at a time; ``interrupter`` alone may be used from elsewhere. Double-quoted
/// string literals are switched off, so that a misspelt column is an error, and `LIKE` keeps SQLite's meaning only for
/// whoever does not register another.
public final class Connection {
    /// Where the database lies.
    public enum Location: Hashable, Sendable {
        /// In memory, gone when the connection closes.
        case memory
        /// In an unnamed temporary file, gone when the connection closes; for more than fits into memory.
        case temporaryFile
        /// In a file.
        case file(path: String)
    }

    /// What may be done with a database in a file.
    public enum Access: Hashable, Sendable {
        /// Read only; the file must exist.
        case read
        /// Read only a file that nobody writes meanwhile: nothing is locked or made beside it.
        case readFrozen
        /// Read and write; the file must exist.
        case write
        /// Read and write; the file is made where there is none.
        case create
    }

    /// Stops running statements from another thread.
    public let interrupter: Interrupter

    private(set) var handle: OpaquePointer?
    var progress: ProgressHandler?

    /// The library's version: `3.40.1`.
    public static var libraryVersion: String { String(cString: sqlite3_libversion()) }

    /// How many bytes SQLite holds in this process, all connections together: pages of files above all; 0 behind
    /// ``countNoBytes()``.
    public static var heldBytes: Int { Int(sqlite3_memory_used()) }

    /// Has SQLite not count the bytes that it holds in this process.
    ///
    /// Counting takes one lock for all connections at every allocation. It changes nothing once a connection was opened.
    public static func countNoBytes() { _ = featurestore_sqlite3_config_flag(SQLITE_CONFIG_MEMSTATUS, 0) }

    /// Opens a connection.
    ///
    /// - Parameter busyTimeout: how many milliseconds to wait for another connection's lock before failing.
    public init(_ location: Location, access: Access = .create, busyTimeout: Int32 = 5_000) throws(SQLiteError) {
        let name =
            switch location {
            case .memory: ":memory:"
            case .temporaryFile: ""
            case .file(let path): access == .readFrozen ? Self.frozenAddress(path) : path
            }
        var flags =
            switch access {
            case .read: SQLITE_OPEN_READONLY
            case .readFrozen: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
            case .write: SQLITE_OPEN_READWRITE
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        // No mutex inside SQLite: the type is not Sendable, so calls never overlap.
        flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(name, &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            let error = SQLiteError(connection: opened, code: code)
            sqlite3_close_v2(opened)
            throw SQLiteError(code: error.code, message: "\(error.message): \(name)")
        }
        handle = opened
        interrupter = Interrupter(handle: opened)
        sqlite3_busy_timeout(opened, busyTimeout)
        for option in [SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION] {
            let code = featurestore_sqlite3_db_config_flag(opened, option, 0)
            guard code == SQLITE_OK else { throw SQLiteError(connection: opened, code: code) }
        }
    }

    /// The address by which SQLite is told that nobody writes a file: only an address can tell it.
    private static func frozenAddress(_ path: String) -> String {
        let escaped = path.utf8.map { byte in
            "?#%".utf8.contains(byte) ? "%" + String(byte, radix: 16, uppercase: true) : nil
        }
        let bytes = zip(path.utf8, escaped).flatMap { byte, text in text.map { Array($0.utf8) } ?? [byte] }
        return "file:" + String(decoding: bytes, as: UTF8.self) + "?immutable=1"
    }

    deinit { close() }

    /// Closes the connection; every later use throws.
    ///
    /// Statements that still exist keep its memory until they go too.
    public func close() {
        guard let closing = handle else { return }
        interrupter.detach()
        handle = nil
        sqlite3_close_v2(closing)
    }

    /// The open handle, or an error that says that it was closed.
    func openHandle() throws(SQLiteError) -> OpaquePointer {
        guard let handle else { throw .misuse("the connection is closed") }
        return handle
    }

    /// Runs statements separated by semicolons, discarding their rows; for schema and transactions.
    public func execute(_ sql: String) throws(SQLiteError) {
        let handle = try openHandle()
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw SQLiteError(connection: handle, code: code, sql: sql) }
    }

    /// Runs `body` in one transaction: committed when it returns, rolled back when it throws.
    public func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        try execute("BEGIN")
        do {
            let result = try body()
            try execute("COMMIT")
            return result
        } catch {
            // SQLite may have rolled back by itself (disk full); then there is nothing left to roll back.
            if let handle, sqlite3_get_autocommit(handle) == 0 { try execute("ROLLBACK") }
            throw error
        }
    }

    /// How many rows the last INSERT, UPDATE or DELETE touched.
    public var changes: Int { handle.map { Int(sqlite3_changes64($0)) } ?? 0 }

    /// The number of the row that was inserted last.
    public var lastInsertedRow: Int64 { handle.map { sqlite3_last_insert_rowid($0) } ?? 0 }
}
