import Dispatch
import Synchronization

/// Carries batches from the thread that reads a side to the thread that merges, never more than a few at a time.
///
/// Both threads are of their own and may block; whoever stops first lets the other go on or end.
final class BatchChannel: Sendable {
    private struct State {
        var batches: [RowBatch] = []
        var isFinished = false
        var isAbandoned = false
    }

    private let state = Mutex(State())
    private let room = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)

    /// Makes a channel that holds at most `depth` batches.
    init(depth: Int = 4) {
        for _ in 0..<depth { room.signal() }
    }

    /// Gives a batch to the other end, waiting until there is room; false when nobody wants it any more.
    func send(_ batch: RowBatch) -> Bool {
        room.wait()
        let isWanted = state.withLock { state in
            if !state.isAbandoned { state.batches.append(batch) }
            return !state.isAbandoned
        }
        if isWanted { filled.signal() } else { room.signal() }
        return isWanted
    }

    /// Says that no batch follows, whether the side was read to its end or not.
    func finish() {
        state.withLock { $0.isFinished = true }
        filled.signal()
    }

    /// The next batch, waiting for it; nil when none follows.
    func next() -> RowBatch? {
        filled.wait()
        let batch = state.withLock { state in state.batches.isEmpty ? nil : state.batches.removeFirst() }
        if batch == nil { filled.signal() } else { room.signal() }
        return batch
    }

    /// Says that no further batch is wanted.
    func abandon() {
        state.withLock { state in
            state.isAbandoned = true
            state.batches = []
        }
        room.signal()
    }
}
