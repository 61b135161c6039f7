import Synchronization

/// Workers that were started ahead, so that who asks again and again does not wait each time for a process to start.
///
/// As many wait as tasks have ever asked at the same time.
final class SpareWorker: Sendable {
    /// Those that wait for their input.
    private let waiting = Mutex<[StartedWorker]>([])

    /// A worker that waits for its input, and has the next one started meanwhile.
    ///
    /// - Throws: what `start` throws when no worker waits.
    func take(_ start: () throws(SwiftSideError) -> StartedWorker) throws(SwiftSideError) -> StartedWorker {
        let ready = waiting.withLock { $0.popLast() }
        let worker = if let ready { ready } else { try start() }
        // That the next one cannot be started is told when it is needed.
        if let next = try? start() { waiting.withLock { $0.append(next) } }
        return worker
    }

    /// Ends the workers that wait, and returns when their processes are gone.
    func close() async {
        let left = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        for worker in left { worker.giveUp() }
        for worker in left { await worker.end() }
    }
}
