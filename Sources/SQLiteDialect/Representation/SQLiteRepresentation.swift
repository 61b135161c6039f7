public import SQLFrontend

/// How each PostgreSQL type is stored in SQLite; the one place that loading, translating and reading results agree on.
///
/// | PostgreSQL | storage class | content |
/// |---|---|---|
/// | bool | INTEGER | 0 or 1 |
/// | int2, int4, int8 | INTEGER | the value |
/// | float8 | REAL, in a column of type ANY | the value; infinities and -0 are kept (a column of type REAL turns -0 into 0), NaN is the TEXT `NaN`, which SQLite puts behind every number and takes for equal to itself, as PostgreSQL does NaN |
/// | float4 | REAL, in a column of type ANY | the value, which a double holds exactly; NaN as above |
/// | numeric | TEXT | sign, digits, point, digits: `-12.50`; exactly as many behind the point as PostgreSQL would display, so a column `numeric(10,2)` always holds two; no NaN, no infinity |
/// | text, varchar | TEXT | UTF-8, compared byte by byte, which is the order of code points |
/// | date | INTEGER | days since 1970-01-01 |
/// | timestamp, timestamptz | INTEGER | microseconds since 1970-01-01 00:00, the infinities are not kept |
/// | time | INTEGER | microseconds since midnight, 24:00 included |
/// | json | TEXT | as given |
/// | jsonb | TEXT | as PostgreSQL writes it: `{"a": 1, "list": [1.50, null]}` |
/// | interval | TEXT | months, days and microseconds, with a blank between them: `1 -2 3000000`; compared as PostgreSQL does, a month having 30 days and a day 24 hours |
/// | arrays | TEXT | a letter for how elements are stored, the dimensions, then each element exactly: `i2:1,N` (``PGArray``) |
///
/// PostgreSQL's instants reach to the year 294276; those behind 294247-01-10T04:00:54Z do not fit and are not kept.
public enum SQLiteRepresentation {
    /// The collation that compares numerics as numbers and not as texts.
    public static let numericCollation = "fs_numeric"

    /// The collation that compares intervals as PostgreSQL does.
    public static let intervalCollation = "fs_interval"

    /// How the message of an ``SQLiteError`` begins when a value that SQLite cannot hold came up while running; the query
    /// then has no answer here, which says nothing about the answer elsewhere.
    public static let notKeptPrefix = "not kept by SQLite: "

    /// The collation that compares arrays by their elements and not as texts.
    public static let arrayCollation = "fs_array"

    /// The collation that compares values of jsonb: their numbers as numbers.
    public static let jsonbCollation = "fs_jsonb"

    /// The collation by which values of a type are compared; nil where SQLite's own order is PostgreSQL's.
    public static func collation(_ type: SQLType) -> String? {
        switch type {
        case .numeric: numericCollation
        case .interval: intervalCollation
        case .array: arrayCollation
        case .jsonb: jsonbCollation
        default: nil
        }
    }

    /// The declared type of a column in a STRICT table, with its collation; nil for types that are not kept.
    public static func columnDeclaration(_ type: PhysicalType) -> String? {
        switch type.base {
        case .bool, .int2, .int4, .int8, .date, .time, .timestamp, .timestamptz: "INTEGER"
        case .float8, .float4: "ANY"
        case .text, .varchar: "TEXT"
        case .numeric: "TEXT COLLATE \(numericCollation)"
        case .interval: "TEXT COLLATE \(intervalCollation)"
        case .json: "TEXT"
        case .jsonb: "TEXT COLLATE \(jsonbCollation)"
        case .array(let element): PGArray.ElementKind(of: element).map { _ in "TEXT COLLATE \(arrayCollation)" }
        default: nil
        }
    }
}
