import Synchronization

/// A worker that was started ahead, so that who asks again and again does not wait each time for a process to start.
final class SpareWorker: Sendable {
    private let waiting = Mutex<StartedWorker?>(nil)

    deinit { waiting.withLock { $0?.giveUp() } }

    /// A worker that waits for its input, and has the next one started meanwhile.
    ///
    /// - Throws: what `start` throws.
    func take(_ start: () throws(SwiftSideError) -> StartedWorker) throws(SwiftSideError) -> StartedWorker {
        let ready = waiting.withLock { worker in
            defer { worker = nil }
            return worker
        }
        let worker = if let ready { ready } else { try start() }
        let next = try start()
        let surplus = waiting.withLock { worker in
            // Another task may have asked meanwhile.
            guard worker == nil else { return next as StartedWorker? }
            worker = next
            return nil
        }
        surplus?.giveUp()
        return worker
    }
}
