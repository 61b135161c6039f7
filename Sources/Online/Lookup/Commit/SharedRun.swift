import Synchronization

/// Work of which one run is under way at a time, beside everything else; who asks meanwhile gets what that run gives.
final class SharedRun<Value: Sendable>: Sendable {
    private typealias Outcome = Result<Value, OnlineStoreError>
    private let current = Mutex<Task<Outcome, Never>?>(nil)

    /// Starts the work, unless it is under way, and waits for its end.
    ///
    /// It goes on when a caller is cancelled, since others may wait for it.
    func run(
        _ work: @escaping @Sendable () async throws(OnlineStoreError) -> Value
    ) async throws(OnlineStoreError) -> Value {
        let task = current.withLock { current in
            if let current { return current }
            let task = Task.detached { () -> Outcome in
                let outcome: Outcome
                do throws(OnlineStoreError) { outcome = .success(try await work()) } catch { outcome = .failure(error) }
                self.current.withLock { $0 = nil }
                return outcome
            }
            current = task
            return task
        }
        return try await task.value.get()
    }
}
