import FeatureStore
import Postgres
import Synchronization

/// The sources as the store holds them, with the links of every build that shares it.
///
/// A build that adds a link finds in it the rows that older builds store as well: each commit looks whether the list of
/// links has grown since, and fills in all of their columns.
final class KnownLayouts: Sendable {
    private let state: Mutex<(layouts: [String: SourceLayout], links: Int)>

    /// - Parameter links: How many links the store has.
    init(_ layouts: [String: SourceLayout], links: Int) { state = Mutex((layouts, links)) }

    /// All, by source.
    var all: [String: SourceLayout] { state.withLock { $0.layouts } }

    /// All as they are where the store has so many links, which are never taken away.
    func current(
        links: Int, _ tables: StoreTables, _ connection: PostgresConnection
    ) throws -> [String: SourceLayout] {
        let known = state.withLock { $0 }
        guard known.links != links else { return known.layouts }
        let found = try StoredLinks(tables: tables).read(connection)
        let layouts = try known.layouts.mapValues { layout in
            SourceLayout(
                schema: layout.schema, table: layout.table, links: try found.columns(of: layout.schema, tables))
        }
        state.withLock { $0 = (layouts, found.count) }
        return layouts
    }
}

/// The list of links that a store keeps.
struct StoredLinks {
    let tables: StoreTables
    private var entries: [(source: String, columns: String, name: String, isReady: Bool)] = []

    init(tables: StoreTables) { self.tables = tables }

    /// The list as it is now.
    func read(_ connection: PostgresConnection) throws -> StoredLinks {
        var read = self
        read.entries = try connection.rows(
            "SELECT source, columns, name, ready FROM \(tables.own("links")) ORDER BY source, length(name), name"
        ).map { row in (row[0] ?? "", row[1] ?? "", row[2] ?? "", row[3] == "t") }
        return read
    }

    /// How many there are.
    var count: Int { entries.count }

    /// How many a source has.
    func count(of source: String) -> Int { entries.count { $0.source == source } }

    /// Whether a link has a column, and whether all rows have their key in it.
    func state(of link: SourceLink) -> (isThere: Bool, isReady: Bool) {
        let entry = entries.first { $0.source == link.source && $0.columns == Self.columns(link) }
        return (entry != nil, entry?.isReady ?? false)
    }

    /// The columns that hold keys of a source, of whatever build.
    func columns(of source: RowSchema, _ tables: StoreTables) throws -> [SourceLayout.LinkColumn] {
        try entries.filter { $0.source == source.source }.map { entry in
            let columns = entry.columns.split(separator: ",").map(String.init)
            let positions = columns.compactMap { source.position(of: $0) }
            guard positions.count == columns.count else {
                throw tables.mismatch("\(source.source) is found by \(entry.columns), which it does not have")
            }
            return SourceLayout.LinkColumn(
                link: SourceLink(source: source.source, columns: columns), positions: positions, column: entry.name)
        }
    }

    /// The columns of a link as the list spells them.
    static func columns(_ link: SourceLink) -> String { link.columns.joined(separator: ",") }
}
