internal import CPGQuery

/// The version of PostgreSQL whose parser reads the SQL half of pairs.
public enum ParserVersion {
    /// As PostgreSQL says it: `15.1`.
    public static var postgres: String { PG_VERSION }
}
