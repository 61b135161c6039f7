import CPostgres
import SQLite

/// The versions of the system libraries that this module was linked to.
public enum LibraryVersions {
    /// SQLite's, as it says it: `3.40.1`.
    public static var sqlite: String { Connection.libraryVersion }

    /// libpq's: `15.14`.
    public static var libpq: String {
        let number = Int(PQlibVersion())
        return "\(number / 10_000).\(number % 10_000)"
    }
}
