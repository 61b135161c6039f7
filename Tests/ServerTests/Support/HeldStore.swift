import FeatureStore
import Online
import Synchronization
import Testing

@testable import Server

/// A store whose answers a test can hold back, as a disk or a network does.
final class HeldStore: OnlineStore {
    private struct State {
        var holdsReads = false
        var holdsCommits = false
        var looks = 0
        var leavesTraces = false
        var held: [CheckedContinuation<Void, Never>] = []
    }

    private let store: SQLiteOnlineStore
    private let state = Mutex(State())

    init(_ store: SQLiteOnlineStore) { self.store = store }

    /// How many calls are held.
    var held: Int { state.withLock { $0.held.count } }
    /// How often it was asked for its newest state.
    var looks: Int { state.withLock { $0.looks } }
    func leaveTraces() { state.withLock { $0.leavesTraces = true } }
    func holdReads() { state.withLock { $0.holdsReads = true } }
    func holdCommits() { state.withLock { $0.holdsCommits = true } }

    /// Lets everything go on that is held.
    func release() {
        let held = state.withLock { state in
            defer { state = State() }
            return state.held
        }
        for call in held { call.resume() }
    }

    private func wait(_ isHeld: @Sendable (State) -> Bool) async {
        await withCheckedContinuation { call in
            let goesOn = state.withLock { state in
                if isHeld(state) { state.held.append(call) }
                return !isHeld(state)
            }
            if goesOn { call.resume() }
        }
    }

    var newest: StoreSnapshot {
        get async throws(OnlineStoreError) {
            state.withLock { $0.looks += 1 }
            return try await store.newest
        }
    }
    var newestInstant: Timestamp? { get async throws(OnlineStoreError) { try await store.newestInstant } }

    func newestArrival(of source: String) async throws(OnlineStoreError) -> Timestamp? {
        await wait { $0.holdsReads }
        return try await store.newestArrival(of: source)
    }

    func commit(_ deliveries: [Delivery], ingestedAt: Timestamp) async throws(OnlineStoreError) -> CommitOutcome {
        await wait { $0.holdsCommits }
        return try await store.commit(deliveries, ingestedAt: ingestedAt)
    }

    func rows(of groups: [GroupKey], at snapshot: StoreSnapshot) async throws(OnlineStoreError) -> [StoredGroup] {
        await wait { $0.holdsReads }
        return try await store.rows(of: groups, at: snapshot)
    }

    func bound(_ source: String) async throws(OnlineStoreError) -> SourceBound? {
        try await store.bound(source)
    }

    func compact(_ retention: Retention, now: Timestamp) async throws(OnlineStoreError) -> CompactionReport {
        try await store.compact(retention, now: now)
    }

    func erase(_ groups: [GroupKey]) async throws(OnlineStoreError) -> ErasureReport {
        var report = try await store.erase(groups)
        if state.withLock({ $0.leavesTraces }) {
            report.proofs.append(ErasureReport.Proof(place: "a corner", traces: 2))
        }
        return report
    }

    func close() async { await store.close() }
}

extension ServerRun {
    /// Serves over a store whose answers the closure can hold back.
    static func holding<Value>(
        options: ServerOptions = ServerOptions(), _ ask: @Sendable (ServerRun, HeldStore) async throws -> Value
    ) async throws -> Value {
        let held = Shared<HeldStore?>(nil)
        let over = { (file: SQLiteOnlineStore) -> any OnlineStore in
            let store = HeldStore(file)
            held.change { $0 = store }
            return store
        }
        return try await serving(options: options, over: over) { run async throws in
            try await ask(run, try #require(held.now))
        }
    }
}
