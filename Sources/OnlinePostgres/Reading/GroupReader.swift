import BlockingCalls
import FeatureStore
import Online
import Postgres

/// Reads groups as they stood at a state: one statement for each link.
struct GroupReader {
    let tables: StoreTables
    let layouts: [String: SourceLayout]

    /// The rows of the groups, in their order.
    ///
    /// Which states are kept is asked behind the rows: what a compaction of another process took away meanwhile shows.
    func rows(
        of groups: [GroupKey], at snapshot: StoreSnapshot, _ connection: PostgresConnection, _ control: StatementControl
    ) throws -> [StoredGroup] {
        var answers = [StoredGroup?](repeating: nil, count: groups.count)
        var byLink: [SourceLink: [Int]] = [:]
        for (position, group) in groups.enumerated() { byLink[group.link, default: []].append(position) }
        for (link, positions) in byLink {
            guard let layout = layouts[link.source], let column = layout.column(of: link) else {
                throw OnlineStoreError.engine(
                    "the store has no index of \(link.source) by \(link.columns.joined(separator: ", "))")
            }
            let keys = positions.map { IndexKey(groups[$0].key) }
            let found = try read(layout, column, keys, snapshot, connection, control)
            for (position, group) in zip(positions, found) { answers[position] = group }
        }
        let oldest = try oldest(connection)
        guard snapshot >= oldest else { throw OnlineStoreError.forgotten(snapshot, oldest: oldest) }
        return answers.compactMap { $0 }
    }

    /// The oldest state that is kept.
    func oldest(_ connection: PostgresConnection) throws -> StoreSnapshot {
        let oldest = try connection.rows("SELECT oldest FROM \(tables.own("store"))").first?.first ?? nil
        return StoreSnapshot(sequence: oldest.flatMap { Int64($0) } ?? 0)
    }

    private func read(
        _ layout: SourceLayout, _ column: String, _ keys: [IndexKey], _ snapshot: StoreSnapshot,
        _ connection: PostgresConnection, _ control: StatementControl
    ) throws -> [StoredGroup] {
        let rows = StoredRows(layout)
        let problem = try connection.stream(
            Self.statement(layout, column), parameters: [IndexKey.array(keys), "\(snapshot.sequence)"], control
        ) { result throws(StoredRowProblem) in try rows.append(result) }
        if let problem { throw problem }
        let batch = try rows.batch()
        var positions = [[Int]](repeating: [], count: keys.count)
        for (row, ordinal) in rows.ordinals.enumerated() { positions[Int(ordinal) - 1].append(row) }
        if keys.count == 1 {
            return [StoredGroup(rows: batch, ingestedAt: rows.ingestedAt, sequence: rows.sequences)]
        }
        return positions.map { group in
            StoredGroup(
                rows: batch.gathering(group), ingestedAt: group.map { rows.ingestedAt[$0] },
                sequence: group.map { rows.sequences[$0] })
        }
    }

    /// `$1`: the keys; `$2`: the state.
    static func statement(_ layout: SourceLayout, _ column: String) -> String {
        let link = PostgresText.identifier(column)
        let atState = { (alias: String) in
            "\(alias).sequence$ <= $2::bigint AND (\(alias).gone_at$ IS NULL OR \(alias).gone_at$ > $2::bigint)"
        }
        let keys = "unnest($1::bytea[]) WITH ORDINALITY AS k (key, number)"
        guard layout.schema.versions != nil else {
            return """
                SELECT k.number, \(layout.readColumns(of: "t")) FROM \(keys)
                JOIN \(layout.table) AS t ON t.\(link) = k.key WHERE \(atState("t")) ORDER BY k.number, t.row$
                """
        }
        // All versions of each id of which any version is of the group, whichever group they are of.
        return """
            SELECT k.number, \(layout.readColumns(of: "t")) FROM \(keys)
            CROSS JOIN LATERAL (
                SELECT DISTINCT m.id$ FROM \(layout.table) AS m WHERE m.\(link) = k.key AND \(atState("m"))) AS mine
            JOIN \(layout.table) AS t ON t.id$ = mine.id$ WHERE \(atState("t")) ORDER BY k.number, t.row$
            """
    }
}
