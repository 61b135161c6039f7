import Dispatch
import FeatureStore
import Synchronization

extension LiveTables {
    /// Runs a statement and gives its rows to `body`, batch by batch: the next is read when it is done with the last one, so
    /// that no more than two are in memory.
    func handOver(_ statement: LiveStatement, _ body: (ColumnBatch) async throws -> Void) async throws {
        let handover = BatchHandover()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { handover.end() }
                try await read(statement) { batch in try handover.give(batch) }
            }
            do {
                // Also where this task was cancelled, which ends the batches before the engine does.
                defer { handover.giveUp() }
                for await batch in handover.batches {
                    try await body(batch)
                    handover.goOn()
                }
            }
            try await group.waitForAll()
        }
    }
}

/// One place between an engine's own thread, which may be blocked, and a task, which may not.
private final class BatchHandover: Sendable {
    let batches: AsyncStream<ColumnBatch>
    private let continuation: AsyncStream<ColumnBatch>.Continuation
    private let isFree = DispatchSemaphore(value: 1)
    private let isGivenUp = Atomic(false)

    init() { (batches, continuation) = AsyncStream.makeStream() }

    /// Gives a batch once the one before was used.
    func give(_ batch: ColumnBatch) throws {
        isFree.wait()
        guard !isGivenUp.load(ordering: .acquiring) else { throw CancellationError() }
        continuation.yield(batch)
    }

    /// Says that a batch was used.
    func goOn() { isFree.signal() }

    /// Says that no further one is wanted.
    func giveUp() {
        isGivenUp.store(true, ordering: .releasing)
        isFree.signal()
    }

    /// Says that there are no more.
    func end() { continuation.finish() }
}
