internal import CSQLite

/// One value as SQLite stores it.
public enum SQLiteValue: Hashable, Sendable {
    /// No value.
    case null
    /// A 64-bit signed integer.
    case integer(Int64)
    /// A binary64 number. SQLite itself turns NaN into NULL; where a function gives it, it becomes ``notANumber``.
    case real(Double)
    /// UTF-8 text.
    case text(String)
    /// Bytes.
    case blob([UInt8])

    /// What NaN is stored as.
    ///
    /// SQLite puts every text behind every number, and texts of the same bytes are equal: so among numbers this one is what
    /// NaN is in PostgreSQL, the greatest of all and equal to itself, for comparisons, orders, groups and `max`.
    public static let notANumber = SQLiteValue.text("NaN")
}

/// How SQLite stores a value; a column may hold several of them.
public enum StorageClass: String, Hashable, Sendable {
    /// No value.
    case null
    /// A 64-bit signed integer.
    case integer
    /// A binary64 number.
    case real
    /// Text.
    case text
    /// Bytes.
    case blob

    init(code: Int32) {
        switch code {
        case SQLITE_INTEGER: self = .integer
        case SQLITE_FLOAT: self = .real
        case SQLITE_TEXT: self = .text
        case SQLITE_BLOB: self = .blob
        default: self = .null
        }
    }
}
