import FeatureStore
import Postgres

/// The table of one source: its columns, and our own, whose names end in `$`, which no source's can.
///
/// - `row$`: numbers rows in the order in which they came.
/// - `sequence$`, `gone_at$`: the commits with which the row came and went; NULL where it has not gone.
/// - `ingested_at$`: when the store took it.
/// - `id$`: what its unique columns say, NULL for a source without.
/// - `event$`, `known$`: when it happened and since when it is known, in microseconds; NULL: never known.
/// - `link1$` and so on: the key by which a view finds it, NULL where a part of the key is NULL.
/// - `exact$`: the whole row, where a column of PostgreSQL cannot hold one of its cells (U+0000 in a text); the cell is NULL.
struct SourceLayout: Sendable {
    let schema: RowSchema
    /// The table's name, quoted and qualified.
    let table: String
    /// The links of the source and the columns that hold their keys.
    let links: [LinkColumn]

    /// A link and the column that holds its key.
    struct LinkColumn: Sendable {
        let link: SourceLink
        /// Positions in the source's columns.
        let positions: [Int]
        let column: String
    }

    /// The name of the source.
    var source: String { schema.source }

    /// Whether rows have ids.
    var hasIDs: Bool { !schema.unique.isEmpty }

    /// The column that holds the keys of a link, or nil for a link of another build.
    func column(of link: SourceLink) -> String? { links.first { $0.link == link }?.column }

    /// The names of what ``StoredRows`` reads, in its order.
    func readColumns(of alias: String) -> String {
        (["row$", "sequence$", "ingested_at$", "exact$"] + schema.columns.map(\.name))
            .map { "\(alias).\(PostgresText.identifier($0))" }.joined(separator: ", ")
    }

    /// The names of what a row is written with, in the order of ``RowWriter``.
    var writtenColumns: String {
        (["sequence$", "ingested_at$", "id$", "event$", "known$", "exact$"] + links.map(\.column)
            + schema.columns.map(\.name))
            .map { PostgresText.identifier($0) }.joined(separator: ", ")
    }

    /// What the table looks like, for holding a store to the sources of a build.
    var description: String {
        var lines = schema.columns.map { "\($0.name) \($0.type)\($0.isNullable ? "?" : "")" }
        lines.append("event time \(schema.columns[schema.eventTime].name)")
        if let arrival = schema.arrivalTime { lines.append("arrival time \(schema.columns[arrival].name)") }
        if hasIDs { lines.append("unique \(schema.unique.map { schema.columns[$0].name }.joined(separator: ", "))") }
        if let versions = schema.versions {
            let deleted = versions.deleted.map { ", deleted \(schema.columns[$0].name)" } ?? ""
            lines.append("versions \(schema.columns[versions.by].name)\(deleted)")
        }
        return lines.joined(separator: "\n")
    }

    /// The key of a row for a link, or nil where it belongs to no group.
    static func key(_ link: LinkColumn, row: Int, of columns: [Column]) -> EntityKey? {
        EntityKey(row: row, of: link.positions.map { columns[$0] })
    }

    /// The groups that a row belongs to.
    func groups(ofRow row: Int, in columns: [Column]) -> [GroupReference] {
        links.enumerated().compactMap { number, link in
            Self.key(link, row: row, of: columns).map { GroupReference(link: number, key: $0) }
        }
    }
}

/// A group by the number of its link within its source.
struct GroupReference: Hashable, Sendable {
    let link: Int
    let key: EntityKey
}

extension ValueType {
    /// The PostgreSQL type whose columns hold values of this type; bytes for what has none.
    var columnType: String {
        switch self {
        case .int: "bigint"
        case .double: "double precision"
        // Without precision and scale: a number comes back with the digits that it was given with.
        case .decimal: "numeric"
        case .text: "text"
        case .bool: "boolean"
        case .timestamp: "timestamp with time zone"
        case .date: "date"
        case .list(let element, _, _): StandingWire.holds(self) ? "\(element.columnType)[]" : "bytea"
        }
    }
}
