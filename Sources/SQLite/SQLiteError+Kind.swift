internal import CSQLite

extension SQLiteError {
    /// What kind of failure it is, as far as a caller may do something about it.
    public enum Kind: Hashable, Sendable {
        /// No room is left.
        case full
        /// The file is damaged.
        case corrupt
        /// The file is no database.
        case notADatabase
        /// The file ends where a page was expected.
        case shortRead
        /// The file cannot be opened, read or written.
        case inaccessible
        /// Another connection holds a lock.
        case busy
        /// Anything else.
        case other
    }

    /// What kind of failure it is.
    public var kind: Kind {
        switch code & 0xff {
        case SQLITE_FULL: .full
        case SQLITE_CORRUPT: .corrupt
        case SQLITE_NOTADB: .notADatabase
        // A limit on the size of files shows as a failed write, not as a full disk.
        case SQLITE_IOERR: code == Self.writeFailed ? .full : code == Self.readEndedEarly ? .shortRead : .inaccessible
        case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: .inaccessible
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        default: .other
        }
    }

    // SQLITE_IOERR_SHORT_READ and SQLITE_IOERR_WRITE, whose definitions Swift does not import.
    private static let readEndedEarly = SQLITE_IOERR | (2 << 8)
    private static let writeFailed = SQLITE_IOERR | (3 << 8)
}
