import FeatureStore
import Features
import Online
import Synchronization
import Testing

@Suite("Clocks that leap, and what is believed of them")
struct ServingClockTests {
    /// Two clocks: one that is set, and one that only runs.
    private final class Clocks: Sendable {
        let told = Mutex(Scene.noon)
        let passed = Mutex(TimeSpan.hours(5))

        func leap(_ span: TimeSpan) { told.withLock { $0 = $0 + span } }
        func wait(_ span: TimeSpan) {
            leap(span)
            passed.withLock { $0 = $0 + span }
        }
    }

    private func open(_ memory: MemoryStore, _ clocks: Clocks) async throws -> ServingStore {
        try await ServingStore.open(
            registry: Scene.registry, store: memory,
            options: Scene.options { options in
                options.clock = { clocks.told.withLock { $0 } }
                options.steadyClock = { clocks.passed.withLock { $0 } }
            })
    }

    @Test(
        "A leap of years is followed neither by lookups nor by deliveries, nor remembered; waiting for years is no leap"
    )
    func leaps() async throws {
        let (memory, clocks) = (MemoryStore(Scene.registry), Clocks())
        let store = try await open(memory, clocks)
        try await store.ingest([Scene.flight(1)])
        clocks.leap(.days(4_000))
        for _ in 0..<2 {
            await #expect {
                try await store.ingest([Scene.flight(2)])
            } throws: {
                guard case IngestError.store(.unavailable(let reason)) = $0 else { return false }
                return reason.contains("leapt ahead to 2031")
            }
            await #expect(throws: LookupError.self) { try await Scene.counts(store) }
        }
        #expect(memory.newestInstant == Scene.noon)
        clocks.leap(.days(-4_000))
        #expect(try await Scene.counts(store).aircraft == 1)
        clocks.wait(.days(800))
        try await store.ingest([Scene.flight(3)])
        #expect(memory.newestInstant == Scene.noon + .days(800))
    }

    @Test("A store that took rows years ahead of the clock is not opened, and the error says what to do")
    func opening() async throws {
        let memory = MemoryStore(Scene.registry, newestInstant: Scene.noon + .days(4_000))
        await #expect {
            try await open(memory, Clocks())
        } throws: {
            guard case ServingStoreError.store(.unavailable(let reason)) = $0 else { return false }
            return reason.contains("took rows at 2031") && reason.contains("backfill")
        }
    }

    @Test("Nothing is removed for its age while the clock lies behind what it said before")
    func setBack() async throws {
        let (memory, clocks) = (MemoryStore(Scene.registry), Clocks())
        let store = try await open(memory, clocks)
        try await store.ingest([Scene.flight(1)])
        clocks.leap(.hours(-2))
        await #expect(throws: OnlineStoreError.self) { try await store.compact() }
        #expect(memory.bound("flights") == nil)
        clocks.leap(.hours(2))
        try await store.compact()
        let flights = store.retention.sources.first { $0.source == "flights" }
        #expect(memory.bound("flights") == flights?.bound(at: Scene.noon))
    }
}
