import BlockingCalls
public import FeatureStore
public import Online
import Postgres

/// An online store in a schema of a PostgreSQL database, which several processes may read and write at once.
///
/// A table a source, with real columns. Commits of all processes are ordered by an advisory lock that is held up to the end
/// of the transaction, so that their numbers follow one another without gaps in the order in which they became visible.
/// Each commit names the groups that it touched; who serves from memory asks for them before each lookup.
public final class PostgresOnlineStore: OnlineStore {
    /// What a process does with a store.
    public enum Access: Hashable, Sendable {
        /// Reads and writes it, makes it where there is none, and adds what is new among sources and links.
        case write
        /// Reads and writes one that is there and has all sources and links of this build.
        case existing
        /// The same, only to read.
        case read
    }

    let tables: StoreTables
    private let layouts: KnownLayouts
    private let limits: StoreLimits
    let writer: StoreSession
    let readers: ReadSessions
    /// Runs what goes through whole tables, so that no lookup waits behind it.
    private let keeper: StoreSession

    /// Other processes may write.
    public var isShared: Bool { true }

    /// Connects, and with ``Access/write`` makes the schema and the tables that are missing.
    ///
    /// A link that a new view brings is filled in while others go on with the store; until it is, this call does not return.
    ///
    /// - Parameters:
    ///   - url: A connection URL or key-value string, as libpq reads it; it never shows up in a message.
    ///   - schema: The schema that holds the store and nothing else.
    ///   - registry: The pairs that are served from it.
    ///   - readers: How many connections are read over.
    ///   - timeoutSeconds: How long one statement of a lookup or a commit may take.
    /// - Throws: ``OnlineStoreError/mismatch(path:reason:)`` where the schema holds a store of other sources.
    public convenience init(
        url: String, schema: String = "featurestore_online", registry: FeatureRegistry, access: Access = .write,
        readers: Int = 4, timeoutSeconds: Int = 60
    ) async throws(OnlineStoreError) {
        var limits = StoreLimits()
        limits.statementSeconds = timeoutSeconds
        try await self.init(
            url: url, schema: schema, registry: registry, access: access, readers: readers, limits: limits)
    }

    /// Connects with other limits.
    package init(
        url: String, schema: String, registry: FeatureRegistry, access: Access = .write, readers: Int = 4,
        limits: StoreLimits
    ) async throws(OnlineStoreError) {
        let session = { (timeout: Int) in
            StoreSession(
                url: url, schema: schema, timeoutSeconds: timeout, grace: limits.grace, isReadOnly: access == .read)
        }
        let tables = StoreTables(schema: schema)
        let keeper = session(limits.keepingSeconds)
        let layouts = try await keeper.run(repeating: false) { connection, control in
            let preparation = StorePreparation(tables: tables, registry: registry, control: control)
            return access == .write ? try preparation.make(connection) : try preparation.require(connection)
        }
        await keeper.release()
        self.tables = tables
        self.layouts = layouts
        self.limits = limits
        self.keeper = keeper
        writer = session(limits.statementSeconds)
        self.readers = ReadSessions((0..<max(1, readers)).map { _ in session(limits.statementSeconds) })
    }

    /// The newest commit of any process.
    public var newest: StoreSnapshot {
        get async throws(OnlineStoreError) {
            let tables = tables
            return try await readers.run { connection, _ in
                let rows = try connection.rows("SELECT coalesce(max(sequence), 0) FROM \(tables.own("commits"))")
                return StoreSnapshot(sequence: rows.first?.first.flatMap { $0 }.flatMap { Int64($0) } ?? 0)
            }
        }
    }

    /// The newest instant at which any process stored something.
    public var newestInstant: Timestamp? {
        get async throws(OnlineStoreError) {
            let tables = tables
            return try await readers.run { connection, _ in
                let rows = try connection.rows("SELECT newest_instant FROM \(tables.own("store"))")
                return rows.first?.first.flatMap { $0 }.flatMap { Int64($0) }.map { Timestamp(microseconds: $0) }
            }
        }
    }

    /// When the row of a source came that came last.
    public func newestArrival(of source: String) async throws(OnlineStoreError) -> Timestamp? {
        guard let table = layouts.all[source]?.table else { return nil }
        return try await readers.run { connection, _ in
            let rows = try connection.rows("SELECT ingested_at$ FROM \(table) ORDER BY row$ DESC LIMIT 1")
            return rows.first?.first.flatMap { $0 }.flatMap { Int64($0) }.map { Timestamp(microseconds: $0) }
        }
    }

    /// One round trip: the commits behind the state, with what they touched.
    public func changes(since snapshot: StoreSnapshot) async throws(OnlineStoreError) -> StoreChanges {
        let (tables, remembered) = (tables, limits.rememberedCommits)
        return try await readers.run { connection, control in
            try CommitFeed(tables: tables, remembered: remembered).changes(since: snapshot, connection, control)
        }
    }

    /// Stores deliveries in one transaction behind the lock of all writers.
    ///
    /// Where the connection breaks while the transaction ends, whether it was committed is not known: it fails as
    /// ``OnlineStoreError/uncertain(reason:)``, and delivering again is harmless where rows or deliveries have ids.
    public func commit(
        _ deliveries: [Delivery], ingestedAt: Timestamp
    ) async throws(OnlineStoreError) -> CommitOutcome {
        let commit = CommitWriter(tables: tables, layouts: layouts, remembered: limits.rememberedCommits)
        return try await writer.run(repeating: false) { connection, control in
            try commit.commit(deliveries, ingestedAt: ingestedAt, connection, control)
        }
    }

    /// The rows of groups at a state, over any of the reading connections.
    public func rows(
        of groups: [GroupKey], at snapshot: StoreSnapshot
    ) async throws(OnlineStoreError) -> [StoredGroup] {
        let reader = GroupReader(tables: tables, layouts: layouts.all)
        return try await readers.run { connection, control in
            try reader.rows(of: groups, at: snapshot, connection, control)
        }
    }

    /// From where on the rows of a source are there.
    public func bound(_ source: String) async throws(OnlineStoreError) -> SourceBound? {
        let bounds = KeptBounds(tables: tables)
        return try await readers.run { connection, _ in
            try bounds.bounds(of: source, connection).standing
        }
    }

    /// Removes rows in chunks over a connection of its own: lookups and commits go on beside them.
    public func compact(_ retention: Retention, now: Timestamp) async throws(OnlineStoreError) -> CompactionReport {
        let layouts = layouts.all
        let compactor = Compactor(tables: tables, layouts: layouts, retention: retention, now: now)
        let session = keeper
        try await session.run(repeating: false) { connection, _ in try compactor.forgetSnapshots(connection) }
        var report = CompactionReport(removed: [])
        for kept in retention.sources {
            guard let layout = layouts[kept.source] else { continue }
            var removed = 0
            var more = true
            while more {
                let gone = try await session.run(repeating: false) { connection, _ in
                    try compactor.removeGone(layout, connection)
                }
                let old = try await session.run(repeating: false) { connection, _ in
                    try compactor.removeOld(layout, kept, connection)
                }
                removed += gone + old
                more = gone + old > 0
            }
            report.removed.append(
                CompactionReport.RemovedRows(
                    source: kept.source, rows: removed, bound: try await bound(kept.source)))
        }
        await session.release()
        return report
    }

    /// Erases rows, writes their tables anew, and looks through what is left.
    ///
    /// The server's write-ahead log, its archives and backups are out of the store's reach: see docs/backfill.md.
    public func erase(_ groups: [GroupKey]) async throws(OnlineStoreError) -> ErasureReport {
        let eraser = Eraser(tables: tables, layouts: layouts.all)
        let (erased, touched, snapshot) = try await keeper.run(repeating: false) { connection, control in
            try eraser.delete(groups, connection, control)
        }
        let (proofs, unknown) = try await keeper.run(repeating: false) { connection, control in
            (try eraser.scour(groups, connection, control), try eraser.unknownSources(connection))
        }
        await keeper.release()
        return ErasureReport(
            erased: erased, proofs: proofs, unknownSources: unknown, touched: touched, snapshot: snapshot)
    }

    /// Stops what runs and closes all connections.
    public func close() async {
        for session in [writer, keeper] + readers.all {
            session.control.cancel()
            await session.close()
        }
    }
}
