import FeatureStore
import SQLite

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The file of a store: made, recognised, checked.
struct StoreFile {
    let path: String
    let layouts: [SourceLayout]

    /// "FSon": what `file` and SQLite's header call a store's file.
    static let applicationID: Int64 = 0x4653_6F6E
    /// The format of the tables; another number is another program's.
    static let format: Int64 = 3

    /// Opens the file to write, makes it where there is none, and brings its tables up to the registry's sources.
    ///
    /// The file is made under another name and moved to its place when it is complete, so that a crash leaves either no
    /// store or a whole one.
    func openToWrite() throws -> Connection {
        switch kind {
        case .absent:
            // SQLite would play such a log into the new file.
            guard size(path + "-wal") ?? 0 == 0 else {
                throw OnlineStoreError.damaged(
                    path: path,
                    reason:
                        "the file is gone, and its log \(path)-wal is not. Put the file back, or, to begin with an empty "
                        + "store, remove the log too")
            }
            try make()
        case .directory, .empty, .present: try requireWhole(mode: R_OK | W_OK)
        }
        let connection = try Connection(.file(path: path), access: .write)
        try recognise(connection)
        let wasClosed = try connection.rows("SELECT value FROM \"@store\" WHERE name = 'closed'") == [[.integer(1)]]
        if !wasClosed { try lookForDamage(connection) }
        try connection.execute(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; "
                + "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000; PRAGMA trusted_schema = OFF")
        try StoreMigration(path: path, layouts: layouts, connection: connection).run()
        try connection.execute("UPDATE \"@store\" SET value = 0 WHERE name = 'closed'")
        return connection
    }

    /// Opens a file that exists to read; what comes with the connection is kept as long as that.
    func openToRead() throws -> (connection: Connection, frozen: FrozenFile?) {
        try requireNoStranger()
        try requireWhole()
        let frozen = try FrozenFile(storeAt: path)
        let connection = try Connection(.file(path: path), access: frozen == nil ? .read : .readFrozen)
        try recognise(connection)
        try connection.execute("PRAGMA cache_size = -16384; PRAGMA trusted_schema = OFF")
        try StoreMigration(path: path, layouts: layouts, connection: connection).requireAll()
        return (connection, frozen)
    }

    /// Throws unless there is a file, as long as it says: what a copy that broke off leaves is damage, and no page of it is read.
    func requireWhole(mode: Int32 = R_OK) throws(OnlineStoreError) {
        switch kind {
        case .absent: throw .unavailable(reason: "there is no store at \(path)")
        case .directory: throw .mismatch(path: path, reason: "it is a directory")
        case .empty: throw .damaged(path: path, reason: "it is empty")
        case .present: break
        }
        guard access(path, mode) == 0 else {
            let what = mode == R_OK ? "read" : "read and written"
            throw .unavailable(reason: "\(path) cannot be \(what) by this user: \(String(cString: strerror(errno)))")
        }
        // A log that is there still may hold the pages that the file does not have yet.
        guard size(path + "-wal") ?? 0 == 0, let said = SQLiteHeader(of: path)?.bytes, let found = size(path),
            found < said
        else { return }
        throw .damaged(path: path, reason: "it has \(found) bytes, and should have \(said)")
    }

    /// Throws where something lies at the path that is no store, by its first bytes alone: nothing is left beside a stranger.
    func requireNoStranger() throws(OnlineStoreError) {
        switch kind {
        case .absent: return
        case .directory, .empty: return try requireWhole()
        case .present: break
        }
        // What cannot be read is told where it is opened.
        guard access(path, R_OK) == 0 else { return }
        guard let header = SQLiteHeader(of: path) else {
            // The log may hold a first page that was torn in the file.
            guard size(path + "-wal") ?? 0 == 0 else { return }
            throw .mismatch(path: path, reason: "it is no SQLite database")
        }
        guard header.applicationID == Self.applicationID else { throw strange }
    }

    /// Which file lies at the path; nil where none does.
    var identity: Identity? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Identity(device: UInt64(status.st_dev), file: UInt64(status.st_ino))
    }

    /// What tells a file from every other of the machine.
    struct Identity: Hashable, Sendable {
        let device: UInt64
        let file: UInt64
    }

    private var strange: OnlineStoreError {
        .mismatch(path: path, reason: "it is an SQLite database, but no online store")
    }

    private enum Kind { case absent, directory, empty, present }

    private var kind: Kind {
        var status = stat()
        guard stat(path, &status) == 0 else { return .absent }
        if status.st_mode & S_IFMT == S_IFDIR { return .directory }
        return status.st_size == 0 ? .empty : .present
    }

    private func size(_ file: String) -> Int? {
        var status = stat()
        return stat(file, &status) == 0 ? Int(status.st_size) : nil
    }

    private func make() throws {
        let temporary = path + ".new"
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(temporary + suffix) }
        // Rows are people's: nobody else on the machine may read them.
        let descriptor = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw OnlineStoreError.unavailable(
                reason: "\(temporary) cannot be made: \(String(cString: strerror(errno)))")
        }
        close(descriptor)
        let connection = try Connection(.file(path: temporary), access: .write)
        try connection.transaction {
            try connection.execute("PRAGMA application_id = \(Self.applicationID)")
            try connection.execute("PRAGMA user_version = \(Self.format)")
            try connection.execute(StoreStatements.makeStore)
            try connection.execute(
                "INSERT INTO \"@store\" VALUES('sequence', 0), ('oldest_sequence', 0), ('newest_instant', NULL), "
                    + "('closed', 1)")
        }
        // With its tables, so that whoever reads finds them as soon as the file is there.
        try StoreMigration(path: path, layouts: layouts, connection: connection).run()
        try connection.execute("PRAGMA journal_mode = WAL")
        connection.close()
        guard rename(temporary, path) == 0 else {
            throw OnlineStoreError.unavailable(reason: "\(path) cannot be made: \(String(cString: strerror(errno)))")
        }
        let end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = open(end.map { String(path[...$0]) } ?? ".", O_RDONLY | O_CLOEXEC)
        if folder >= 0 {
            // So that the name, too, survives a crash of the machine.
            fsync(folder)
            close(folder)
        }
    }

    private func recognise(_ connection: Connection) throws {
        guard try connection.rows("PRAGMA application_id") == [[.integer(Self.applicationID)]] else {
            throw strange
        }
        let found = try connection.rows("PRAGMA user_version")
        guard found == [[.integer(Self.format)]] else {
            let number = if case .integer(let number)? = found.first?.first { "\(number)" } else { "unknown" }
            throw OnlineStoreError.mismatch(
                path: path, reason: "its format is \(number), this program's is \(Self.format)")
        }
    }

    /// Looks through all pages; only after the last writer did not come to its end.
    private func lookForDamage(_ connection: Connection) throws {
        let found = try connection.rows("PRAGMA quick_check(1)")
        guard found == [[.text("ok")]] else {
            let text = if case .text(let text)? = found.first?.first { text } else { "quick_check says nothing" }
            throw OnlineStoreError.damaged(path: path, reason: text)
        }
    }
}
