import BlockingCalls
import FeatureStore
import Online
import Postgres

/// Removes what no answer may need any more, one transaction for each source and for the old snapshots.
struct Compactor {
    let tables: StoreTables
    let layouts: [String: SourceLayout]
    let retention: Retention
    let now: Timestamp

    /// How many rows one transaction removes at most; writers wait no longer than that takes.
    static let chunk = 50_000

    /// The oldest state that is kept from now on, recorded before the rows that older ones need go.
    func forgetSnapshots(_ connection: PostgresConnection) throws {
        let until = now.before(retention.snapshots).microseconds
        try connection.execute(
            """
            UPDATE \(tables.own("store")) SET oldest = greatest(oldest, coalesce(
                (SELECT max(sequence) FROM \(tables.own("commits")) WHERE ingested_at <= \(until)), 0));
            DELETE FROM \(tables.own("commits")) WHERE sequence < (SELECT oldest FROM \(tables.own("store")));
            DELETE FROM \(tables.own("deliveries")) WHERE ingested_at < \(until)
                AND NOT starts_with(id, '\(DeliveryIDs.stored(Delivery.lastingIDs))');
            """)
    }

    /// Removes some rows of a source that are gone since before the oldest state; how many.
    func removeGone(_ layout: SourceLayout, _ connection: PostgresConnection) throws -> Int {
        let removed = try connection.rows(
            """
            WITH old AS (
                SELECT row$ FROM \(layout.table)
                WHERE gone_at$ <= (SELECT oldest FROM \(tables.own("store"))) LIMIT \(Self.chunk)),
            removed AS (DELETE FROM \(layout.table) AS t USING old WHERE t.row$ = old.row$ RETURNING 1)
            SELECT count(*) FROM removed
            """)
        return Self.number(removed)
    }

    /// Removes some rows of a source that are older than any answer reaches; how many.
    ///
    /// The bound goes up in the same transaction, and only where something goes.
    func removeOld(
        _ layout: SourceLayout, _ kept: Retention.SourceRetention, _ connection: PostgresConnection
    ) throws -> Int {
        guard let bound = kept.bound(at: now) else { return 0 }
        let cut = bound.since.microseconds
        let removed = try connection.lastRows(
            "BEGIN; "
                + """
                WITH \(RemovableRows(tables: tables, layout: layout, kept: kept, cut: cut).text),
                removed AS (DELETE FROM \(layout.table) AS t USING removable AS r WHERE t.row$ = r.row$ RETURNING 1)
                SELECT count(*) FROM removed
                """)
        let count = Self.number(removed)
        if count > 0 {
            try KeptBounds(tables: tables).change(layout.source, connection) { $0.remove(beyond: bound) }
        }
        try connection.execute("COMMIT")
        return count
    }

    private static func number(_ rows: [[String?]]) -> Int { rows.first?.first.flatMap { $0 }.flatMap { Int($0) } ?? 0 }
}
