import BlockingCalls
import FeatureStore
import SQLite

/// The one connection that writes, on a thread of its own; what it is asked runs one after another.
actor SQLiteWriter {
    private let executor: DedicatedExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    let file: StoreFile
    private let failure: StoreFailure
    private var lock: HeldLock?
    private var session: WriterSession?

    /// Keeps a lock until it goes.
    private final class HeldLock {
        private let lock: StoreLock
        init(storeAt path: String) throws(OnlineStoreError) { lock = try StoreLock(storeAt: path) }
    }

    init(file: StoreFile) {
        executor = DedicatedExecutor(label: "featurestore.online.write")
        self.file = file
        failure = StoreFailure(path: file.path)
    }

    /// Takes the lock and opens the file; gives the newest state.
    func open() throws(OnlineStoreError) -> StoreSnapshot {
        // Before anything is left beside what is no store.
        try file.requireNoStranger()
        let lock = try HeldLock(storeAt: file.path)
        do {
            let session = try WriterSession(connection: try file.openToWrite(), layouts: file.layouts)
            self.lock = lock
            self.session = session
            return StoreSnapshot(sequence: session.sequence)
        } catch { throw failure.error(error) }
    }

    func commit(_ deliveries: [Delivery], ingestedAt: Timestamp) throws(OnlineStoreError) -> CommitOutcome {
        try run { try $0.commit(deliveries, ingestedAt: ingestedAt) }
    }

    /// Removes what is no longer needed, a chunk of rows in a transaction; whoever waits to commit goes first in between.
    func compact(_ retention: Retention, now: Timestamp) async throws(OnlineStoreError) -> CompactionReport {
        var compaction = try run { try Compaction(retention, now: now, session: $0) }
        while try run({ try compaction.removeSome($0) }) { await Task.yield() }
        return CompactionReport(removed: compaction.removed)
    }

    func erase(_ groups: [GroupKey]) throws(OnlineStoreError) -> ErasureReport {
        let path = file.path
        return try run { try Erasure(groups, path: path, session: $0).run() }
    }

    /// Writes in one transaction.
    func write(_ body: @Sendable (WriterSession) throws -> Void) throws(OnlineStoreError) {
        try run { session in try session.transaction { try body(session) } }
    }

    /// Closes the file and notes that it was closed.
    func close() {
        guard let session else { return }
        self.session = nil
        session.close()
        lock = nil
    }

    private func run<Result>(_ body: (WriterSession) throws -> Result) throws(OnlineStoreError) -> Result {
        guard let session else { throw .closed }
        do { return try body(session) } catch { throw failure.error(error) }
    }
}
