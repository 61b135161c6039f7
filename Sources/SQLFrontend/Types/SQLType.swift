/// A PostgreSQL type, without its modifier: what operators and functions are chosen by.
public indirect enum SQLType: Hashable, Sendable {
    /// `boolean`.
    case bool
    /// `smallint`: 16 bits.
    case int2
    /// `integer`: 32 bits.
    case int4
    /// `bigint`: 64 bits.
    case int8
    /// `numeric`: decimal digits without a bound that matters.
    case numeric
    /// `real`: 32-bit binary floating point.
    case float4
    /// `double precision`: 64-bit binary floating point.
    case float8
    /// `text`.
    case text
    /// `character varying`.
    case varchar
    /// `character`: padded with blanks, which comparisons ignore.
    case bpchar
    /// `date`.
    case date
    /// `time without time zone`.
    case time
    /// `timestamp without time zone`: a reading of a clock on some wall.
    case timestamp
    /// `timestamp with time zone`: an instant.
    case timestamptz
    /// `interval`: months, days and microseconds, kept apart.
    case interval
    /// `json`: text that is checked.
    case json
    /// `jsonb`: parsed.
    case jsonb
    /// An array of any number of dimensions.
    case array(SQLType)
    /// An anonymous row of several values.
    case record
    /// A quoted literal or NULL whose type nothing has decided yet; never the type of a bound expression.
    case unknown
}

extension SQLType {
    /// The name that `pg_typeof` prints: `double precision`, `timestamp with time zone`, `bigint[]`.
    public var name: String {
        switch self {
        case .bool: "boolean"
        case .int2: "smallint"
        case .int4: "integer"
        case .int8: "bigint"
        case .numeric: "numeric"
        case .float4: "real"
        case .float8: "double precision"
        case .text: "text"
        case .varchar: "character varying"
        case .bpchar: "character"
        case .date: "date"
        case .time: "time without time zone"
        case .timestamp: "timestamp without time zone"
        case .timestamptz: "timestamp with time zone"
        case .interval: "interval"
        case .json: "json"
        case .jsonb: "jsonb"
        case .array(let element): "\(element.name)[]"
        case .record: "record"
        case .unknown: "unknown"
        }
    }

    /// The name in the system catalogue: `float8`, `timestamptz`, `_int8`.
    public var catalogueName: String {
        switch self {
        case .bool: "bool"
        case .int2: "int2"
        case .int4: "int4"
        case .int8: "int8"
        case .numeric: "numeric"
        case .float4: "float4"
        case .float8: "float8"
        case .text: "text"
        case .varchar: "varchar"
        case .bpchar: "bpchar"
        case .date: "date"
        case .time: "time"
        case .timestamp: "timestamp"
        case .timestamptz: "timestamptz"
        case .interval: "interval"
        case .json: "json"
        case .jsonb: "jsonb"
        case .array(let element): "_\(element.catalogueName)"
        case .record: "record"
        case .unknown: "unknown"
        }
    }

    /// Every type that is not an array, a record or undecided, in the order of declaration.
    public static let scalars: [SQLType] = [
        .bool, .int2, .int4, .int8, .numeric, .float4, .float8, .text, .varchar, .bpchar, .date, .time, .timestamp,
        .timestamptz, .interval, .json, .jsonb,
    ]

    /// The type of an array's elements, or nil if this is no array.
    public var element: SQLType? {
        if case .array(let element) = self { element } else { nil }
    }

    /// Whether this is `smallint`, `integer` or `bigint`.
    public var isInteger: Bool { self == .int2 || self == .int4 || self == .int8 }
}

extension SQLType: CustomStringConvertible {
    /// The name that `pg_typeof` prints.
    public var description: String { name }
}
