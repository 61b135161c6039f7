import BlockingCalls
import FeatureStore
import Online
import Postgres

/// The connection broke while a transaction ended.
struct CommitUncertain: Error {
    let failure: PostgresFailure
}

/// Runs one commit: everything in one transaction, behind the lock that orders commits of all processes.
struct CommitWriter {
    let tables: StoreTables
    let layouts: KnownLayouts
    /// How many commits are remembered with what they touched; who is further behind drops all that it holds.
    var remembered = StoreLimits().rememberedCommits

    /// Stores deliveries.
    func commit(
        _ deliveries: [Delivery], ingestedAt: Timestamp, _ connection: PostgresConnection, _ control: StatementControl
    ) throws -> CommitOutcome {
        let state = try begin(connection)
        let layouts = try layouts.current(links: state.links, tables, connection)
        let ingestedAt = max(ingestedAt, state.newestInstant ?? ingestedAt)
        var taking = CommitTaking(ids: try DeliveryIDs(tables: tables).taken(deliveries, connection))
        for delivery in deliveries {
            guard let layout = layouts[delivery.source] else {
                throw OnlineStoreError.engine("the store has no source \(delivery.source)")
            }
            guard !taking.isRepeated(delivery) else { continue }
            if taking.sources[delivery.source] == nil {
                let wanted = deliveries.filter { $0.source == delivery.source }.map(\.rows)
                taking.sources[delivery.source] = SourceCommit(
                    layout, known: try known(wanted, layout, connection, control))
            }
            taking.take(delivery)
        }
        // A number is taken only where something changes.
        guard taking.changesAnything else {
            try connection.execute("ROLLBACK")
            let snapshot = StoreSnapshot(sequence: state.sequence)
            return CommitOutcome(snapshot: snapshot, receipts: taking.receipts(at: snapshot), touched: [])
        }
        let snapshot = StoreSnapshot(sequence: state.sequence + 1)
        for source in taking.sources.values.sorted(by: { $0.layout.source < $1.layout.source }) {
            try write(source, snapshot.sequence, ingestedAt, connection, control)
        }
        for (delivery, digest) in taking.given {
            try DeliveryIDs(tables: tables).remember(delivery, digest, snapshot.sequence, ingestedAt, connection)
        }
        let touched = taking.touched
        try finish(snapshot.sequence, ingestedAt, touched, connection)
        return CommitOutcome(snapshot: snapshot, receipts: taking.receipts(at: snapshot), touched: touched)
    }

    /// What the store is at, once no other process writes to it.
    struct State {
        let sequence: Int64
        let newestInstant: Timestamp?
        /// How many links the store has, of whatever build.
        let links: Int
    }

    /// Begins a transaction and waits for the turn to write; each statement behind sees what was committed before.
    func begin(_ connection: PostgresConnection) throws -> State {
        let row = try connection.lastRows(
            """
            BEGIN; \(tables.lock);
            SELECT (SELECT coalesce(max(sequence), 0) FROM \(tables.own("commits"))), newest_instant,
                (SELECT count(*) FROM \(tables.own("links")))
            FROM \(tables.own("store"))
            """
        ).first
        guard let row, let sequence = row[0].flatMap({ Int64($0) }) else {
            throw OnlineStoreError.damaged(path: "schema \(tables.name)", reason: "the store's own table is empty")
        }
        return State(
            sequence: sequence,
            newestInstant: row[1].flatMap { Int64($0) }.map { Timestamp(microseconds: $0) },
            links: row[2].flatMap { Int($0) } ?? 0)
    }

    /// Writes the commit down and makes it durable.
    ///
    /// - Parameter touched: nil where it must not be told: then others drop all that they hold.
    func finish(
        _ sequence: Int64, _ ingestedAt: Timestamp, _ touched: Set<GroupKey>?, _ connection: PostgresConnection
    ) throws {
        let bytes = touched.map { TouchedGroups.encode($0) }
        let hex = bytes.map { "('\(ByteText.array([$0]))'::bytea[])[1]" } ?? "NULL"
        do throws(PostgresFailure) {
            try connection.execute(statements(sequence, ingestedAt, hex))
        } catch {
            // Up to here nothing was durable; what was sent now may be.
            throw error.isUnavailable ? CommitUncertain(failure: error) : error as any Error
        }
    }

    private func statements(_ sequence: Int64, _ ingestedAt: Timestamp, _ hex: String) -> String {
        """
        INSERT INTO \(tables.own("commits")) VALUES (\(sequence), \(ingestedAt.microseconds), \(hex));
        UPDATE \(tables.own("store")) SET newest_instant = \(ingestedAt.microseconds)
            WHERE newest_instant IS DISTINCT FROM \(ingestedAt.microseconds);
        \(forgetting(sequence - remembered));
        COMMIT
        """
    }

    /// What a commit touched is forgotten; of each second one stays without it, which says what the state was then: the
    /// oldest state that is kept is found by its time.
    private func forgetting(_ sequence: Int64) -> String {
        let commits = tables.own("commits")
        return """
            DELETE FROM \(commits) AS c WHERE c.sequence = \(sequence) AND c.ingested_at < 1000000 + (
                SELECT k.ingested_at FROM \(commits) AS k WHERE k.sequence < \(sequence)
                ORDER BY k.sequence DESC LIMIT 1);
            UPDATE \(commits) SET touched = NULL WHERE sequence = \(sequence) AND touched IS NOT NULL
            """
    }

    /// What is stored of the ids that the deliveries bring.
    private func known(
        _ batches: [ColumnBatch], _ layout: SourceLayout, _ connection: PostgresConnection, _ control: StatementControl
    ) throws -> KnownRows {
        var known = KnownRows()
        guard layout.hasIDs else { return known }
        var ids: Set<IndexKey> = []
        for batch in batches {
            for row in 0..<batch.rowCount { ids.insert(IndexKey(layout.id(ofRow: row, in: batch.columns))) }
        }
        guard !ids.isEmpty else { return known }
        let rows = StoredRows(layout)
        let problem = try connection.stream(
            """
            SELECT 0::bigint, \(layout.readColumns(of: "t")) FROM \(layout.table) AS t
            WHERE t.id$ = ANY ($1::bytea[]) AND t.gone_at$ IS NULL ORDER BY t.row$
            """, parameters: [IndexKey.array(ids)], control
        ) { result throws(StoredRowProblem) in try rows.append(result) }
        if let problem { throw problem }
        known.add(try rows.batch(), numbers: rows.numbers, layout)
        return known
    }

    private func write(
        _ commit: SourceCommit, _ sequence: Int64, _ ingestedAt: Timestamp, _ connection: PostgresConnection,
        _ control: StatementControl
    ) throws {
        let layout = commit.layout
        if !commit.gone.isEmpty {
            let numbers = commit.gone.map { "\($0)" }.joined(separator: ",")
            _ = try connection.rows(
                "UPDATE \(layout.table) SET gone_at$ = $1::bigint WHERE row$ = ANY ($2::bigint[])",
                ["\(sequence)", "{\(numbers)}"])
        }
        var writer = RowWriter(layout, sequence: sequence, ingestedAt: ingestedAt)
        var isEmpty = true
        for case (let batch, let row)? in commit.coming {
            writer.append(row: row, of: commit.batches[batch])
            isEmpty = false
        }
        guard !isEmpty else { return }
        var chunk: [UInt8]? = writer.finished()
        let problem = try connection.copy(
            into: "COPY \(layout.table) (\(layout.writtenColumns)) FROM STDIN (FORMAT binary)", control
        ) { () throws(StoredRowProblem) -> [UInt8]? in
            defer { chunk = nil }
            return chunk
        }
        if let problem { throw problem }
    }
}
