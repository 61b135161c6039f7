import FeatureStore
import Synchronization

/// How far back each source can answer, and when that moved.
final class AnswerableBounds: Sendable {
    private struct State {
        var oldest: [String: Timestamp] = [:]
        /// How often rows began or ended to be removed.
        var steps = 0
        /// How many removals run.
        var running = 0
    }

    private let store: any OnlineStore
    private let sources: [String]
    private let state = Mutex(State())

    init(store: any OnlineStore, sources: [String]) {
        self.store = store
        self.sources = sources
    }

    /// What ``recheck(_:sources:since:)`` is told later: nil while rows are removed, else how often they were.
    var epoch: Int? { state.withLock { $0.running > 0 ? nil : $0.steps } }

    /// Throws where an instant is older than what is known to be answerable.
    func check(_ asked: Timestamp, sources: [String]) throws(LookupError) {
        let found: (source: String, oldest: Timestamp)? = state.withLock { state in
            if state.oldest.isEmpty { return nil }
            for source in sources {
                if let oldest = state.oldest[source], asked < oldest { return (source, oldest) }
            }
            return nil
        }
        if let found { throw .tooOld(asked: asked, oldest: found.oldest, source: found.source) }
    }

    /// Throws where rows may have been removed while an answer was made, and it is no longer answerable.
    func recheck(_ asked: Timestamp, sources: [String], since epoch: Int?) async throws(LookupError) {
        if !store.isShared, let epoch, self.epoch == epoch { return }
        for source in sources {
            let oldest: Timestamp?
            do throws(OnlineStoreError) { oldest = try await store.oldestAnswerable(source) } catch {
                throw .store(error)
            }
            if let oldest, asked < oldest { throw .tooOld(asked: asked, oldest: oldest, source: source) }
        }
    }

    /// Asks the store how far back it can answer.
    func refresh() async throws(OnlineStoreError) {
        for source in sources {
            let oldest = try await store.oldestAnswerable(source)
            state.withLock { $0.oldest[source] = oldest }
        }
    }

    /// Runs something that removes rows or raises a bound, and asks the store for its bounds behind it.
    func changing<Value>(
        _ work: () async throws(OnlineStoreError) -> Value
    ) async throws(OnlineStoreError) -> Value {
        step(1)
        defer { step(-1) }
        do throws(OnlineStoreError) {
            let value = try await work()
            try await refresh()
            return value
        } catch {
            // Some rows may be gone: how far back answers reach now, the store has recorded.
            try? await refresh()
            throw error
        }
    }

    private func step(_ change: Int) {
        state.withLock { state in
            state.steps += 1
            state.running += change
        }
    }
}
