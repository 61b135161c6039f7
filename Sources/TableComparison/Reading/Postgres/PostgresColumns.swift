import Postgres
import Warehouse

/// What PostgreSQL's types are compared as, and how a column is selected so that its binary form is the one that is read.
enum PostgresColumns {
    static func column(_ described: (name: String, type: String)) -> SideColumn {
        let type = type(described.type)
        return SideColumn(
            name: described.name, declared: described.type, possible: type.map { [$0] } ?? [],
            convertible: type.map(conversions) ?? [.text])
    }

    /// The column, or the cast that makes it what it is compared as.
    static func expression(_ column: ColumnReading, declared: String) -> String {
        let name = PostgresText.identifier(column.name)
        let base = base(declared)
        if column.isConverted { return "CAST(\(name) AS \(castName(column.type)))" }
        // The blanks that fill up a character(n) are no part of it; a name has a fixed collation of its own.
        if base == "character" || base == "name" { return "CAST(\(name) AS text)" }
        return name
    }

    private static func type(_ declared: String) -> ComparedType? {
        switch base(declared) {
        case "smallint", "integer", "bigint": .int
        case "real", "double precision": .double
        case "numeric": .decimal
        case "text", "character varying", "character", "name": .text
        case "boolean": .bool
        case "timestamp with time zone": .timestamp
        case "timestamp without time zone": .localTimestamp
        case "date": .date
        case "bytea": .bytes
        default: nil
        }
    }

    /// The casts that lose nothing but, from decimals and large integers to doubles, what a double cannot hold; those are
    /// rounded to the nearest.
    private static func conversions(_ type: ComparedType) -> [ComparedType] {
        switch type {
        case .int: [.double, .decimal, .text]
        case .decimal: [.double, .text]
        case .text: [.int, .double, .decimal, .bool, .timestamp, .localTimestamp, .date]
        case .timestamp: [.localTimestamp, .text]
        case .localTimestamp: [.timestamp, .text]
        case .date: [.timestamp, .localTimestamp, .text]
        case .bool: [.int, .text]
        case .double: [.text]
        case .bytes: []
        }
    }

    private static func castName(_ type: ComparedType) -> String {
        switch type {
        case .int: "bigint"
        case .double: "double precision"
        case .decimal: "numeric"
        case .text: "text"
        case .bool: "boolean"
        case .timestamp: "timestamp with time zone"
        case .localTimestamp: "timestamp without time zone"
        case .date: "date"
        case .bytes: "bytea"
        }
    }

    /// The type's name without its length, precision or scale: `numeric(10,2)` is `numeric`.
    static func base(_ declared: String) -> String {
        guard let open = declared.firstIndex(of: "("), let close = declared.firstIndex(of: ")") else { return declared }
        return String(declared[..<open] + declared[declared.index(after: close)...])
    }
}
