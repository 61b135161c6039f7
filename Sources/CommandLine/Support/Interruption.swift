import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Runs work that a ctrl-C or a polite kill cancels, so that workers end and databases are left clean.
///
/// The first signal cancels the work; a second one ends the process at once.
/// - Returns: what the work returned, and whether a signal came.
func withInterruption<Result: Sendable>(
    _ work: @escaping @Sendable () async throws -> Result
) async throws -> (result: Result, wasInterrupted: Bool) {
    let state = InterruptionState()
    let task = Task { try await work() }
    let queue = DispatchQueue(label: "featurestore.signals")
    let sources = [SIGINT, SIGTERM].map { number in
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
        source.setEventHandler {
            if state.signalled() { _exit(130) }
            task.cancel()
        }
        source.resume()
        return source
    }
    defer {
        for source in sources { source.cancel() }
        signal(SIGINT, SIG_DFL)
        signal(SIGTERM, SIG_DFL)
    }
    do {
        let result = try await task.value
        return (result, state.wasSignalled)
    } catch {
        if state.wasSignalled { throw CommandFailure("interrupted", status: .interrupted) }
        throw error
    }
}

/// Counts signals; shared between the signal queue and the waiting task.
private final class InterruptionState: Sendable {
    private let count = Mutex(0)

    /// Notes one signal and says whether there had been one before.
    func signalled() -> Bool {
        count.withLock {
            $0 += 1
            return $0 > 1
        }
    }

    var wasSignalled: Bool { count.withLock { $0 > 0 } }
}
