import Synchronization

/// A worker that was started ahead, so that who asks again and again does not wait each time for a process to start.
final class SpareWorker: Sendable {
    private struct State {
        /// The one that waits for its input.
        var waiting: StartedWorker?
        /// Those that nobody needed.
        var surplus: [StartedWorker] = []
    }

    private let state = Mutex(State())

    /// A worker that waits for its input, and has the next one started meanwhile.
    ///
    /// - Throws: what `start` throws when no worker waits.
    func take(_ start: () throws(SwiftSideError) -> StartedWorker) throws(SwiftSideError) -> StartedWorker {
        let ready = state.withLock { state in
            defer { state.waiting = nil }
            return state.waiting
        }
        let worker = if let ready { ready } else { try start() }
        // That the next one cannot be started is told when it is needed.
        if let next = try? start() {
            state.withLock { state in
                if state.waiting == nil {
                    state.waiting = next
                } else {
                    // Another task has asked meanwhile.
                    next.giveUp()
                    state.surplus.append(next)
                }
            }
        }
        return worker
    }

    /// Ends the workers that wait, and returns when their processes are gone.
    func close() async {
        let left = state.withLock { state in
            defer { state = State() }
            return state.surplus + (state.waiting.map { [$0] } ?? [])
        }
        for worker in left { await worker.end() }
    }
}
