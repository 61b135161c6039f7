import FeatureStore
import Online
import Synchronization

/// A store without a disk that only adds, and that tests can hold up or make fail.
final class MemoryStore: OnlineStore {
    private struct State {
        var rows: [String: [(batch: ColumnBatch, sequence: Int64)]] = [:]
        var sequence: Int64 = 0
        var commits: [[Int]] = []
        var reads = 0
        var failure: OnlineStoreError?
        var holdsReads = false
        var holdsCommits = false
        var holdsCompactions = false
        var poison: (@Sendable (Delivery) -> Bool)?
        var waiting: [CheckedContinuation<Void, Never>] = []
        var newestInstant: Timestamp?
        var bounds: [String: SourceBound] = [:]
    }

    private let links: [SourceLink]
    private let state: Mutex<State>

    init(_ registry: FeatureRegistry, newestInstant: Timestamp? = nil) {
        links = registry.sourceLinks
        state = Mutex(State(newestInstant: newestInstant))
    }

    /// How many rows each delivery of each commit had.
    var commits: [[Int]] { state.withLock { $0.commits } }
    /// How many groups were read.
    var reads: Int { state.withLock { $0.reads } }
    /// How many calls are held up.
    var held: Int { state.withLock { $0.waiting.count } }

    func fail(_ error: OnlineStoreError?) { state.withLock { $0.failure = error } }
    func holdReads() { state.withLock { $0.holdsReads = true } }
    /// Makes every commit fail that holds such a delivery.
    func stumble(over poison: @escaping @Sendable (Delivery) -> Bool) { state.withLock { $0.poison = poison } }
    func holdCompactions() { state.withLock { $0.holdsCompactions = true } }
    func holdCommits() { state.withLock { $0.holdsCommits = true } }

    /// Lets everything that is held up go on.
    func release() {
        let waiting = state.withLock { state in
            state.holdsReads = false
            state.holdsCommits = false
            state.holdsCompactions = false
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    var newest: StoreSnapshot { StoreSnapshot(sequence: state.withLock { $0.sequence }) }
    var newestInstant: Timestamp? { state.withLock { $0.newestInstant } }

    func newestArrival(of source: String) -> Timestamp? {
        state.withLock { $0.rows[source] == nil ? nil : $0.newestInstant }
    }

    func commit(_ deliveries: [Delivery], ingestedAt: Timestamp) async throws(OnlineStoreError) -> CommitOutcome {
        await wait { $0.holdsCommits }
        let result: Result<CommitOutcome, OnlineStoreError> = state.withLock { state in
            if let failure = state.failure { return .failure(failure) }
            if let poison = state.poison, deliveries.contains(where: poison) {
                return .failure(.damaged(path: "memory", reason: "a row is not what was written"))
            }
            state.sequence += 1
            state.commits.append(deliveries.map(\.rows.rowCount))
            state.newestInstant = ingestedAt
            var touched: Set<GroupKey> = []
            let snapshot = StoreSnapshot(sequence: state.sequence)
            let receipts = deliveries.map { delivery -> Result<IngestReceipt, DeliveryRefusal> in
                state.rows[delivery.source, default: []].append((delivery.rows, state.sequence))
                for link in links where link.source == delivery.source {
                    let columns = link.columns.compactMap { delivery.rows.column($0) }
                    for row in 0..<delivery.rows.rowCount {
                        if let key = EntityKey(row: row, of: columns) { touched.insert(GroupKey(link: link, key: key)) }
                    }
                }
                return .success(
                    IngestReceipt(stored: delivery.rows.rowCount, repeated: 0, corrected: 0, snapshot: snapshot))
            }
            return .success(CommitOutcome(snapshot: snapshot, receipts: receipts, touched: touched))
        }
        return try result.get()
    }

    func rows(of groups: [GroupKey], at snapshot: StoreSnapshot) async throws(OnlineStoreError) -> [StoredGroup] {
        let read: Result<[StoredGroup], OnlineStoreError> = state.withLock { state in
            state.reads += groups.count
            if let failure = state.failure { return .failure(failure) }
            return .success(groups.map { Self.group($0, state.rows[$0.link.source] ?? [], snapshot) })
        }
        // Held up behind the read: what was read is then older than what goes on meanwhile.
        await wait { $0.holdsReads }
        return try read.get()
    }

    private static func group(
        _ group: GroupKey, _ batches: [(batch: ColumnBatch, sequence: Int64)], _ snapshot: StoreSnapshot
    ) -> StoredGroup {
        var found: ColumnBatch?
        var sequences: [Int64] = []
        for (batch, sequence) in batches where sequence <= snapshot.sequence {
            let columns = group.link.columns.compactMap { batch.column($0) }
            let rows = (0..<batch.rowCount).filter { EntityKey(row: $0, of: columns) == group.key }
            sequences += Array(repeating: sequence, count: rows.count)
            if found == nil { found = batch.gathering(rows) } else { found?.append(contentsOf: batch.gathering(rows)) }
        }
        let instants = sequences.map { Timestamp(microseconds: $0) }
        return StoredGroup(rows: found ?? empty(group.link.source), ingestedAt: instants, sequence: sequences)
    }

    private static func empty(_ source: String) -> ColumnBatch {
        let schema = registries.lazy.compactMap { $0.rowType(source)?.schema }.first
        return ColumnBatch(
            columns: (schema?.columns ?? []).map { Column(name: $0.name, type: $0.type) }, rowCount: 0)
    }

    private func wait(_ isHeld: @Sendable (State) -> Bool) async {
        await withCheckedContinuation { continuation in
            let goesOn = state.withLock { state in
                guard isHeld(state) else { return true }
                state.waiting.append(continuation)
                return false
            }
            if goesOn { continuation.resume() }
        }
    }

    func bound(_ source: String) -> SourceBound? { state.withLock { $0.bounds[source] } }

    func compact(_ retention: Retention, now: Timestamp) async throws(OnlineStoreError) -> CompactionReport {
        await wait { $0.holdsCompactions }
        state.withLock { state in
            for source in retention.sources { state.bounds[source.source] = source.bound(at: now) }
        }
        return CompactionReport(removed: [])
    }

    func erase(_ groups: [GroupKey]) async throws(OnlineStoreError) -> ErasureReport {
        let sequence = state.withLock { state in
            state.sequence += 1
            for group in groups {
                state.rows[group.link.source] = (state.rows[group.link.source] ?? []).map { batch, sequence in
                    let columns = group.link.columns.compactMap { batch.column($0) }
                    let kept = (0..<batch.rowCount).filter { EntityKey(row: $0, of: columns) != group.key }
                    return (batch.gathering(kept), sequence)
                }
            }
            return state.sequence
        }
        return ErasureReport(
            erased: [], proofs: [], touched: Set(groups), snapshot: StoreSnapshot(sequence: sequence))
    }

    func close() async {}
}
