import FeatureStore
import Features
import Online
import Testing

@Suite("Commits of many callers")
struct CommitterTests {
    private func open(
        _ change: (inout ServingOptions) -> Void = { _ in }
    ) async throws -> (ServingStore, MemoryStore) {
        let memory = MemoryStore(Scene.registry)
        let store = try await ServingStore.open(
            registry: Scene.registry, store: memory, options: Scene.options(change))
        return (store, memory)
    }

    /// Sends so many deliveries at once, and returns when so many rows wait.
    private func send(
        _ count: Int, _ store: ServingStore, _ group: inout TaskGroup<Result<IngestReceipt, IngestError>>, waiting: Int
    ) async {
        let first = store.figures.waitingRows * 1_000
        for id in 0..<count {
            group.addTask {
                do throws(IngestError) { return .success(try await store.ingest([Scene.flight(first + id)])) } catch {
                    return .failure(error)
                }
            }
        }
        while store.figures.waitingRows < waiting { await Task.yield() }
    }

    @Test("What waits while one commit is under way is the next one, split where it is too large")
    func grouped() async throws {
        let (store, memory) = try await open { $0.commitRows = 8 }
        memory.holdCommits()
        await withTaskGroup(of: Result<IngestReceipt, IngestError>.self) { group in
            await send(1, store, &group, waiting: 1)
            while memory.held == 0 { await Task.yield() }
            await send(20, store, &group, waiting: 21)
            memory.release()
            for await result in group { #expect(throws: Never.self) { try result.get() } }
        }
        #expect(memory.commits.map(\.count) == [1, 8, 8, 4])
        #expect(try await Scene.counts(store).aircraft == 21)
    }

    @Test("Where too much waits, more is refused at once and nothing of it is stored")
    func overloaded() async throws {
        let (store, memory) = try await open { $0.waitingRows = 4 }
        memory.holdCommits()
        await withTaskGroup(of: Result<IngestReceipt, IngestError>.self) { group in
            await send(4, store, &group, waiting: 4)
            await #expect(throws: IngestError.overloaded(waitingRows: 4, bound: 4)) {
                try await store.ingest([Scene.flight(77)])
            }
            memory.release()
            await group.waitForAll()
        }
        #expect(memory.commits.joined().reduce(0, +) == 4)
        #expect(store.figures.waitingRows == 0)
    }

    @Test("A store that fails fails the callers of that commit, and serves the next")
    func failing() async throws {
        let (store, memory) = try await open()
        memory.fail(.full(path: "online.sqlite", reason: "no room"))
        await #expect(throws: IngestError.store(.full(path: "online.sqlite", reason: "no room"))) {
            try await store.ingest([Scene.flight(1)])
        }
        memory.fail(nil)
        #expect(try await store.ingest([Scene.flight(2)]).stored == 1)
        #expect(try await Scene.counts(store).aircraft == 1)
    }

    @Test("A delivery that the store stumbles over fails alone, whoever shared its commit")
    func poisoned() async throws {
        let (store, memory) = try await open()
        memory.stumble { delivery in
            guard case .int(let ids)? = delivery.rows.column("flight_id")?.cells else { return false }
            return ids.contains(3)
        }
        memory.holdCommits()
        let failures = await withTaskGroup(of: Result<IngestReceipt, IngestError>.self) { group in
            await send(1, store, &group, waiting: 1)
            while memory.held == 0 { await Task.yield() }
            for id in 1...5 {
                group.addTask {
                    do throws(IngestError) { return .success(try await store.ingest([Scene.flight(id)])) } catch {
                        return .failure(error)
                    }
                }
            }
            while store.figures.waitingRows < 6 { await Task.yield() }
            memory.release()
            var failures: [IngestError] = []
            for await case .failure(let error) in group { failures.append(error) }
            return failures
        }
        #expect(failures == [.store(.damaged(path: "memory", reason: "a row is not what was written"))])
        #expect(try await Scene.counts(store).aircraft == 5)
    }

    @Test("Deliveries are stored while rows are removed; who removes rows at once is told the same")
    func besideCompaction() async throws {
        let (store, memory) = try await open()
        memory.holdCompactions()
        async let first = store.compact()
        while memory.held == 0 { await Task.yield() }
        async let second = store.compact()
        #expect(try await store.ingest([Scene.flight(1)]).stored == 1)
        #expect(try await Scene.counts(store).aircraft == 1)
        #expect(memory.held == 1)
        memory.release()
        #expect(try await first == second)
    }

    @Test("A caller that is cancelled while it is stored is told so; one in line or before it is given up")
    func cancelled() async throws {
        let (store, memory) = try await open()
        memory.holdCommits()
        let caller = Task { try await store.ingest([Scene.flight(1)]) }
        while memory.held == 0 { await Task.yield() }
        let next = Task { try await store.ingest([Scene.flight(3), Scene.flight(4)]) }
        while store.figures.waitingRows < 3 { await Task.yield() }
        caller.cancel()
        next.cancel()
        // Nobody let the store go on: the line is left at once.
        await #expect(throws: IngestError.cancelled) { try await next.value }
        #expect(store.figures.waitingRows == 1)
        memory.release()
        #expect(try await caller.value.stored == 1)
        let late = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await store.ingest([Scene.flight(2)])
        }
        late.cancel()
        await #expect(throws: IngestError.cancelled) { try await late.value }
        #expect(memory.commits.count == 1)
    }

    @Test("Closing stores what waits, and takes no more")
    func closing() async throws {
        let (store, memory) = try await open()
        memory.holdCommits()
        await withTaskGroup(of: Result<IngestReceipt, IngestError>.self) { group in
            await send(3, store, &group, waiting: 3)
            async let closed: Void = store.close()
            async let again: Void = store.close()
            memory.release()
            _ = await (closed, again)
            for await result in group { #expect(throws: Never.self) { try result.get() } }
        }
        #expect(memory.commits.joined().reduce(0, +) == 3)
        await #expect(throws: IngestError.store(.closed)) { try await store.ingest([Scene.flight(9)]) }
        // In memory or not: another process may write the store now.
        await #expect(throws: LookupError.store(.closed)) { try await Scene.counts(store) }
    }
}
