import BlockingCalls
import FeatureStore
import Online
import Postgres

/// Erases the rows of groups, and everything that was remembered of them.
struct Eraser {
    let tables: StoreTables
    let layouts: [String: SourceLayout]

    /// Deletes the rows in one commit, of which other processes are told that anything may have changed.
    ///
    /// What earlier commits touched is forgotten with it, since it holds keys; so are ids of deliveries that hold one.
    func delete(
        _ groups: [GroupKey], _ connection: PostgresConnection, _ control: StatementControl
    ) throws -> (erased: [ErasureReport.ErasedRows], touched: Set<GroupKey>, snapshot: StoreSnapshot) {
        let writer = CommitWriter(tables: tables, layouts: KnownLayouts(layouts, links: 0))
        let state = try writer.begin(connection)
        var erased: [String: Int] = [:]
        var touched = Set(groups)
        let wanted = try ErasedGroups.all(groups, layouts)
        for group in wanted {
            let layout = group.layout
            let (condition, parameter) = try group.condition(connection, control)
            touched.formUnion(try versions(layout, condition, parameter, connection, control))
            let rows = StoredRows(layout)
            let problem = try connection.stream(
                """
                WITH gone AS (DELETE FROM \(layout.table) AS t WHERE \(group.goes(condition)) RETURNING t.*)
                SELECT 0::bigint, \(layout.readColumns(of: "gone")) FROM gone
                """, parameters: [parameter], control
            ) { result throws(StoredRowProblem) in try rows.append(result) }
            if let problem { throw problem }
            let batch = try rows.batch()
            erased[layout.source, default: 0] += batch.rowCount
            touched.formUnion(Self.groups(of: batch, layout))
        }
        // Who delivered chose these names, and may have put a key into them.
        for text in Set(wanted.flatMap(\.texts)) {
            _ = try connection.rows(
                "DELETE FROM \(tables.own("deliveries")) WHERE \(Self.holdsText)", [ByteText.array([text])])
        }
        let instant = state.newestInstant ?? Timestamp(microseconds: 0)
        try connection.execute("UPDATE \(tables.own("commits")) SET touched = NULL")
        try writer.finish(state.sequence + 1, instant, nil, connection)
        let rows = erased.sorted { $0.key < $1.key }.map { ErasureReport.ErasedRows(source: $0.key, rows: $0.value) }
        return (rows, touched, StoreSnapshot(sequence: state.sequence + 1))
    }

    /// Writes the tables anew, so that no free space holds what was deleted, and looks through all that is left.
    ///
    /// While a table is written anew, reading it waits.
    func scour(
        _ groups: [GroupKey], _ connection: PostgresConnection, _ control: StatementControl
    ) throws -> [ErasureReport.Proof] {
        let wanted = try ErasedGroups.all(groups, layouts)
        let names =
            Set(wanted.map(\.layout.table)).sorted() + [
                tables.own("commits"), tables.own("deliveries"), tables.own("answers"),
            ]
        for name in names { try connection.execute("VACUUM (FULL) \(name)") }
        var proofs: [ErasureReport.Proof] = []
        for group in wanted {
            let (condition, parameter) = try group.condition(connection, control)
            let found = try connection.rows(
                "SELECT count(*) FROM \(group.layout.table) AS m WHERE \(condition)", [parameter])
            proofs.append(
                ErasureReport.Proof(
                    place: "rows of \(group.layout.source) by \(group.columns.joined(separator: ", "))",
                    traces: Self.number(found)))
        }
        let remembered = try connection.rows(
            "SELECT count(*) FROM \(tables.own("commits")) WHERE touched IS NOT NULL AND sequence <= (SELECT max(sequence) "
                + "FROM \(tables.own("commits")) WHERE touched IS NULL)")
        proofs.append(ErasureReport.Proof(place: "keys in the list of commits", traces: Self.number(remembered)))
        let named = try Set(wanted.flatMap(\.texts)).reduce(0) { count, text in
            count
                + Self.number(
                    try connection.rows(
                        "SELECT count(*) FROM \(tables.own("deliveries")) WHERE \(Self.holdsText)",
                        [ByteText.array([text])]))
        }
        proofs.append(ErasureReport.Proof(place: "ids of deliveries", traces: named))
        return proofs
    }

    /// Sources that another build made, and that hold rows.
    func unknownSources(_ connection: PostgresConnection) throws -> [String] {
        let stored = try connection.rows("SELECT source FROM \(tables.own("layout")) ORDER BY source COLLATE \"C\"")
        return try stored.compactMap { row in
            guard let source = row.first ?? nil, layouts[source] == nil else { return nil }
            return try connection.rows("SELECT 1 FROM \(tables.table(of: source)) LIMIT 1").isEmpty ? nil : source
        }
    }

    /// The groups that hold other versions of the ids of which one belongs to the entity.
    private func versions(
        _ layout: SourceLayout, _ condition: String, _ parameter: String, _ connection: PostgresConnection,
        _ control: StatementControl
    ) throws -> Set<GroupKey> {
        guard layout.schema.versions != nil else { return [] }
        let rows = StoredRows(layout)
        let problem = try connection.stream(
            """
            SELECT 0::bigint, \(layout.readColumns(of: "t")) FROM \(layout.table) AS t WHERE t.id$ IN (
                SELECT m.id$ FROM \(layout.table) AS m WHERE \(condition))
            """, parameters: [parameter], control
        ) { result throws(StoredRowProblem) in try rows.append(result) }
        if let problem { throw problem }
        return Self.groups(of: try rows.batch(), layout)
    }

    private static func groups(of batch: ColumnBatch, _ layout: SourceLayout) -> Set<GroupKey> {
        var groups: Set<GroupKey> = []
        for row in 0..<batch.rowCount {
            for group in layout.groups(ofRow: row, in: batch.columns) {
                groups.insert(GroupKey(link: layout.links[group.link].link, key: group.key))
            }
        }
        return groups
    }

    /// Whether the id of a delivery holds the text `$1`.
    private static let holdsText = "position(($1::bytea[])[1] IN decode(id, 'hex')) > 0"

    private static func number(_ rows: [[String?]]) -> Int { rows.first?.first.flatMap { $0 }.flatMap { Int($0) } ?? 0 }
}
