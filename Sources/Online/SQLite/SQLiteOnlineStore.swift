public import FeatureStore
import SQLite
import Synchronization

/// An online store in one SQLite file: the embedded default.
///
/// One process writes it, on a thread of its own; others may open it to read. Reads run on connections of their own, beside
/// the writer and beside one another. An acknowledged commit is on the disk (`synchronous = FULL`).
public final class SQLiteOnlineStore: OnlineStore {
    /// What a process does with a store.
    public enum Access: Hashable, Sendable {
        /// Writes it, alone, and makes the file where there is none.
        case write
        /// Reads it, beside whoever writes.
        case read
    }

    /// Where the file lies.
    public let path: String
    private let access: Access
    private let writer: SQLiteWriter?
    private let file: StoreFile
    /// The file that was opened: once another or none lies at the path, what is written is lost with the process.
    private let opened: StoreFile.Identity?
    private let readers: SQLiteReaders
    private let known: Mutex<StoreSnapshot>

    /// Opens a store, and with ``Access/write`` adds what is new among the sources and links of a registry.
    ///
    /// - Parameter readers: How many reads may run at the same time.
    /// - Throws: ``OnlineStoreError``: `inUse`, `mismatch`, `damaged`, `unavailable`.
    public init(
        path: String, registry: FeatureRegistry, access: Access = .write, readers: Int = 4
    ) async throws(OnlineStoreError) {
        let links = registry.sourceLinks
        let layouts = registry.rowTypes.map { SourceLayout(schema: $0.schema, links: links) }
        let file = StoreFile(path: path, layouts: layouts)
        self.path = path
        self.file = file
        self.access = access
        switch access {
        case .write:
            let writer = SQLiteWriter(file: file)
            known = Mutex(try await writer.open())
            self.writer = writer
        case .read:
            writer = nil
            known = Mutex(.empty)
        }
        opened = file.identity
        self.readers = SQLiteReaders(file: file, count: readers)
        if access == .read { _ = try await self.readers.newest() }
    }

    /// A process that reads beside the writer does not hear of what it commits.
    public var isShared: Bool { access == .read }

    /// The state behind the newest commit.
    public var newest: StoreSnapshot {
        get async throws(OnlineStoreError) {
            if access == .read { return try await readers.newest() }
            try requireInPlace()
            return known.withLock { $0 }
        }
    }

    /// The newest instant at which the store took something.
    public var newestInstant: Timestamp? {
        get async throws(OnlineStoreError) { try await readers.newestInstant() }
    }

    /// When the newest row of a source was taken.
    public func newestArrival(of source: String) async throws(OnlineStoreError) -> Timestamp? {
        try await readers.newestArrival(of: source)
    }

    /// What changed behind a state: nothing that the writer was not told; to a reader, anything.
    public func changes(since snapshot: StoreSnapshot) async throws(OnlineStoreError) -> StoreChanges {
        let through = try await newest
        return StoreChanges(since: snapshot, through: through, touched: isShared && through > snapshot ? nil : [])
    }

    /// Stores deliveries in one transaction.
    public func commit(
        _ deliveries: [Delivery], ingestedAt: Timestamp
    ) async throws(OnlineStoreError) -> CommitOutcome {
        let outcome = try await writing.commit(deliveries, ingestedAt: ingestedAt)
        note(outcome.snapshot)
        return outcome
    }

    /// The rows of some groups at one state.
    ///
    /// - Complexity: one index look-up a group, and one row look-up a row.
    public func rows(
        of groups: [GroupKey], at snapshot: StoreSnapshot
    ) async throws(OnlineStoreError) -> [StoredGroup] {
        try await readers.rows(of: groups, at: snapshot)
    }

    /// From where on the rows of a source are there.
    public func bound(_ source: String) async throws(OnlineStoreError) -> SourceBound? {
        try await readers.read { try KeptBounds(connection: $0).bounds(of: source).standing }
    }

    /// Removes what no answer may need any more; commits and reads go on in between.
    public func compact(_ retention: Retention, now: Timestamp) async throws(OnlineStoreError) -> CompactionReport {
        try await writing.compact(retention, now: now)
    }

    /// Erases an entity's rows and proves it.
    public func erase(_ groups: [GroupKey]) async throws(OnlineStoreError) -> ErasureReport {
        let writer = try writing
        let erasure = try await writer.erase(groups)
        note(erasure.snapshot)
        return erasure
    }

    /// Closes all connections; what comes later is refused.
    public func close() async {
        await readers.close()
        await writer?.close()
    }

    /// Writes what is no delivery, in one transaction.
    func write(_ body: @Sendable (WriterSession) throws -> Void) async throws(OnlineStoreError) {
        try await writing.write(body)
    }

    /// Reads what are no rows of sources.
    func read<Answer: Sendable>(
        _ body: @Sendable (Connection) throws -> Answer
    ) async throws(OnlineStoreError) -> Answer {
        try await readers.read(body)
    }

    private var writing: SQLiteWriter {
        get throws(OnlineStoreError) {
            guard let writer else {
                throw .unavailable(reason: "\(path) was opened to read; open it to write, in one process alone")
            }
            try requireInPlace()
            return writer
        }
    }

    /// Throws where the file was taken away since it was opened.
    private func requireInPlace() throws(OnlineStoreError) {
        guard file.identity != opened else { return }
        throw .unavailable(
            reason:
                "\(path) was removed or replaced while it was open, and what was stored now would be lost with this "
                + "process. Put the file back, with its -wal, or restart to use what lies there")
    }

    private func note(_ snapshot: StoreSnapshot) { known.withLock { $0 = max($0, snapshot) } }
}
