import FeatureStore
import Features
import Online
import Synchronization
import Testing

@Suite("Lookups beside ingests")
struct LinearizabilityTests {
    /// What one lookup saw, and what was known before and behind it.
    private struct Observation: Sendable {
        let snapshot: StoreSnapshot
        let aircraft: Int64
        let route: Int64
        let acknowledgedBefore: Int
        let sentBehind: Int
    }

    /// What writers and readers write down while they run beside one another.
    private final class Books: Sendable {
        let sent = Mutex(0)
        let acknowledged = Mutex(0)
        let receipts = Mutex<[StoreSnapshot]>([])
        let observations = Mutex<[Observation]>([])
    }

    /// Each delivery holds two flights of one aircraft and of its route, so whole commits show as even, equal counts.
    @Test(
        "Every lookup is one state, sees all that was acknowledged before it, and nothing that was not sent",
        arguments: [256 << 20, 0])
    func isLinearizable(cacheBytes: Int) async throws {
        let path = Scene.path()
        defer { Scene.remove(path) }
        let store = try await ServingStore.open(
            registry: Scene.registry, at: path, options: Scene.options { $0.cacheBytes = cacheBytes })
        let books = Books()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    for round in 0..<25 {
                        let id = 2 * (writer * 1_000 + round)
                        books.sent.withLock { $0 += 2 }
                        let receipt = try await store.ingest([Scene.flight(id), Scene.flight(id + 1)])
                        books.acknowledged.withLock { $0 += 2 }
                        books.receipts.withLock { $0.append(receipt.snapshot) }
                        #expect(receipt.stored == 2)
                    }
                }
            }
            for _ in 0..<3 {
                group.addTask {
                    for _ in 0..<60 {
                        let before = books.acknowledged.withLock { $0 }
                        let counts = try await Scene.counts(store)
                        let behind = books.sent.withLock { $0 }
                        books.observations.withLock {
                            $0.append(
                                Observation(
                                    snapshot: counts.snapshot, aircraft: counts.aircraft, route: counts.route,
                                    acknowledgedBefore: before, sentBehind: behind))
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let last = try await Scene.counts(store)
        #expect(last.aircraft == 200 && last.route == 200)
        let commits = books.receipts.withLock { $0 }
        for seen in books.observations.withLock({ $0 }) {
            // The sequential model: at a state there are the rows of the commits up to it.
            let model = Int64(2 * commits.count { $0 <= seen.snapshot })
            #expect(seen.aircraft == model && seen.route == model)
            #expect(seen.aircraft >= seen.acknowledgedBefore && seen.aircraft <= seen.sentBehind)
        }
        await store.close()
    }

    @Test("What was read before a commit is not kept behind it")
    func touchedWhileRead() async throws {
        let memory = MemoryStore(Scene.registry)
        let store = try await ServingStore.open(registry: Scene.registry, store: memory, options: Scene.options())
        try await store.ingest([Scene.flight(1)])
        memory.holdReads()
        async let early = Scene.counts(store)
        while memory.held == 0 { await Task.yield() }
        try await store.ingest([Scene.flight(2)])
        memory.release()
        #expect(try await early.aircraft == 1, "a lookup that began before the delivery is answered at its state")
        #expect(try await Scene.counts(store).aircraft == 2)
        #expect(try await Scene.counts(store).aircraft == 2)
    }

    @Test("A cold group is read once, however many wait for it; an empty one too")
    func joinedReads() async throws {
        let memory = MemoryStore(Scene.registry)
        let store = try await ServingStore.open(registry: Scene.registry, store: memory, options: Scene.options())
        try await store.ingest([Scene.flight(1)])
        memory.holdReads()
        try await withThrowingTaskGroup(of: Int64.self) { group in
            for _ in 0..<10 { group.addTask { try await Scene.counts(store).aircraft } }
            while memory.held == 0 { await Task.yield() }
            memory.release()
            for try await count in group { #expect(count == 1) }
        }
        // Two groups: of the aircraft and of the route.
        #expect(memory.reads == 2)
        for _ in 0..<3 { #expect(try await Scene.counts(store, tailnum: "N9", dest: "SFO").aircraft == 0) }
        #expect(memory.reads == 4)
        #expect(store.figures.cache.groups == 4)
    }
}
