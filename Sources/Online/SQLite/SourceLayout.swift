import FeatureStore
import SQLite

/// How one source lies in the file: a table with the source's columns, and columns of the store's own.
///
/// No column of a source can have an `@` in its name, so the store's own never collide with one.
struct SourceLayout: Sendable {
    let schema: RowSchema
    let links: [LinkLayout]

    /// A link, and the columns of the table that its groups are found by.
    struct LinkLayout: Sendable {
        let link: SourceLink
        /// Positions of its columns in the source.
        let columns: [Int]
        /// The types of those columns.
        let types: [ValueType]
        /// The column that holds the key's bytes, where engines compare a column's values otherwise than histories do.
        let keyColumn: String?
    }

    init(schema: RowSchema, links: [SourceLink]) {
        self.schema = schema
        self.links = links.filter { $0.source == schema.source }.compactMap { link in
            let columns = link.columns.compactMap { schema.position(of: $0) }
            guard columns.count == link.columns.count else { return nil }
            let types = columns.map { schema.columns[$0].type }
            let isPlain = types.allSatisfy(\.comparesPlainly)
            return LinkLayout(
                link: link, columns: columns, types: types,
                keyColumn: isPlain ? nil : "@by " + link.columns.joined(separator: " "))
        }
    }

    /// The table's name, which SQLite does not keep for itself.
    var table: String { schema.source.hasPrefix("sqlite_") ? "@" + schema.source : schema.source }

    /// Whether the unique id is found by a column of its bytes.
    var idColumn: String? {
        schema.unique.contains { !schema.columns[$0].type.comparesPlainly } ? "@id" : nil
    }

    /// The store's own columns that hold bytes of keys.
    var keyColumns: [String] { (idColumn.map { [$0] } ?? []) + links.compactMap(\.keyColumn) }

    /// The layout of the table, as a text that differs where the tables would.
    var signature: [String] {
        let columns = schema.columns.map { "\($0.name) \($0.type)\($0.isNullable ? "?" : "")" }
        func names(_ positions: [Int]) -> String { positions.map { schema.columns[$0].name }.joined(separator: ", ") }
        let unique = schema.unique.isEmpty ? "no unique id" : "unique \(names(schema.unique))"
        let versions = schema.versions.map { versions in
            "versions by \(names([versions.by]))" + (versions.deleted.map { ", deleted \(names([$0]))" } ?? "")
        }
        return columns + ["event time \(names([schema.eventTime]))", unique, versions ?? "no versions"]
            + [schema.arrivalTime.map { "arrival time \(names([$0]))" } ?? "no arrival time"]
    }
}

extension SourceLayout.LinkLayout {
    /// The columns of the index, which the table's event time follows.
    func indexed(_ schema: RowSchema) -> [String] { keyColumn.map { [$0] } ?? columns.map { schema.columns[$0].name } }

    /// The group that a row belongs to, or nil where a column holds NULL.
    func group(ofRow row: Int, of columns: [Column]) -> EntityKey? {
        EntityKey(row: row, of: self.columns.map { columns[$0] })
    }
}
