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
    /// What earlier commits touched is forgotten with it, since it holds keys; so are the digests of deliveries.
    func delete(
        _ groups: [GroupKey], _ connection: PostgresConnection, _ control: StatementControl
    ) throws -> (erased: [ErasureReport.ErasedRows], touched: Set<GroupKey>, snapshot: StoreSnapshot) {
        let writer = CommitWriter(tables: tables, layouts: layouts)
        let state = try writer.begin(connection)
        var erased: [String: Int] = [:]
        var touched = Set(groups)
        for (layout, column, keys) in wanted(groups) {
            let link = PostgresText.identifier(column)
            touched.formUnion(try versions(layout, link, keys, connection, control))
            let rows = StoredRows(layout)
            let problem = try connection.stream(
                """
                WITH gone AS (DELETE FROM \(layout.table) AS t WHERE t.\(link) = ANY ($1::bytea[]) RETURNING t.*)
                SELECT 0::bigint, \(layout.readColumns(of: "gone")) FROM gone
                """, parameters: [IndexKey.array(keys)], control
            ) { result throws(StoredRowProblem) in try rows.append(result) }
            if let problem { throw problem }
            let batch = try rows.batch()
            erased[layout.source, default: 0] += batch.rowCount
            touched.formUnion(Self.groups(of: batch, layout))
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
    func scour(_ groups: [GroupKey], _ connection: PostgresConnection) throws -> [ErasureReport.Proof] {
        let wanted = wanted(groups)
        let names =
            Set(wanted.map(\.0.table)).sorted() + [
                tables.own("commits"), tables.own("deliveries"), tables.own("answers"),
            ]
        for name in names { try connection.execute("VACUUM (FULL) \(name)") }
        var proofs: [ErasureReport.Proof] = []
        for (layout, column, keys) in wanted {
            let found = try connection.rows(
                "SELECT count(*) FROM \(layout.table) WHERE \(PostgresText.identifier(column)) = ANY ($1::bytea[])",
                [IndexKey.array(keys)])
            proofs.append(
                ErasureReport.Proof(place: "rows of \(layout.source)", traces: Self.number(found)))
        }
        let remembered = try connection.rows(
            "SELECT count(*) FROM \(tables.own("commits")) WHERE touched IS NOT NULL AND sequence <= (SELECT max(sequence) "
                + "FROM \(tables.own("commits")) WHERE touched IS NULL)")
        proofs.append(ErasureReport.Proof(place: "keys in the list of commits", traces: Self.number(remembered)))
        return proofs
    }

    /// The groups that hold other versions of the ids of which one belongs to the entity.
    private func versions(
        _ layout: SourceLayout, _ link: String, _ keys: [IndexKey], _ connection: PostgresConnection,
        _ control: StatementControl
    ) throws -> Set<GroupKey> {
        guard layout.schema.versions != nil else { return [] }
        let rows = StoredRows(layout)
        let problem = try connection.stream(
            """
            SELECT 0::bigint, \(layout.readColumns(of: "t")) FROM \(layout.table) AS t WHERE t.id$ IN (
                SELECT m.id$ FROM \(layout.table) AS m WHERE m.\(link) = ANY ($1::bytea[]))
            """, parameters: [IndexKey.array(keys)], control
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

    private func wanted(_ groups: [GroupKey]) -> [(SourceLayout, String, [IndexKey])] {
        Dictionary(grouping: groups, by: \.link).sorted {
            ($0.key.source, $0.key.columns.count) < ($1.key.source, $1.key.columns.count)
        }
        .compactMap { link, groups in
            guard let layout = layouts[link.source], let column = layout.column(of: link) else { return nil }
            return (layout, column, groups.map { IndexKey($0.key) })
        }
    }

    private static func number(_ rows: [[String?]]) -> Int { rows.first?.first.flatMap { $0 }.flatMap { Int($0) } ?? 0 }
}
