import FeatureStore
import Synchronization

/// How far back each view can be answered, from what the store has of the sources that it reads; and when that moved.
final class AnswerableBounds: Sendable {
    /// The oldest instant that a view can be answered about.
    private struct Limit {
        /// Nil: none; rows are missing that every answer may need.
        var oldest: Timestamp?
        /// The source whose rows say so.
        var source: String
    }

    private struct State {
        var limits: [String: Limit] = [:]
        /// How often rows began or ended to be removed.
        var steps = 0
        /// How many removals run.
        var running = 0
        /// When the store was asked last.
        var refreshed: Timestamp
    }

    private let store: any OnlineStore
    /// What each view needs, by the view's name.
    private let needs: [String: [ViewNeed]]
    private let state: Mutex<State>
    /// From this instant on every view can be answered: whoever asks about a later one need not look further.
    private let allFrom = Atomic<Int64>(.min)

    /// How long a store that others write to is not asked again.
    private static let patience = TimeSpan.minutes(1)

    init(store: any OnlineStore, needs: [String: [ViewNeed]], now: Timestamp) {
        self.store = store
        self.needs = needs
        state = Mutex(State(refreshed: now))
    }

    /// What ``recheck(_:views:now:since:)`` is told later: nil while rows are removed, else how often they were.
    var epoch: Int? { state.withLock { $0.running > 0 ? nil : $0.steps } }

    /// Throws where one of the views cannot be answered about an instant.
    func check(_ asked: Timestamp, views: some Sequence<PlannedView>, now: Timestamp) throws(LookupError) {
        if asked.microseconds >= allFrom.load(ordering: .relaxed) { return }
        for view in views {
            guard let limit = state.withLock({ $0.limits[view.definition.name] }) else { continue }
            if let oldest = limit.oldest, asked >= oldest { continue }
            guard let oldest = limit.oldest, oldest <= now else {
                throw .rowsMissing(view: view.version, source: limit.source, until: limit.oldest)
            }
            throw .tooOld(asked: asked, oldest: oldest, source: limit.source)
        }
    }

    /// Throws where rows may have been removed while an answer was made, and it is no longer answerable.
    func recheck(
        _ asked: Timestamp, views: some Sequence<PlannedView>, now: Timestamp, since epoch: Int?
    ) async throws(LookupError) {
        if !store.isShared, let epoch, self.epoch == epoch { return }
        do throws(OnlineStoreError) { try await refresh(at: now) } catch { throw .store(error) }
        try check(asked, views: views, now: now)
    }

    /// Asks the store where other processes may have removed rows, now and then.
    func follow(_ now: Timestamp) async throws(OnlineStoreError) {
        let isDue = state.withLock { state in
            guard now.before(Self.patience) > state.refreshed else { return false }
            state.refreshed = now
            return true
        }
        if isDue { try await refresh(at: now) }
    }

    /// Asks the store which rows it has.
    func refresh(at now: Timestamp? = nil) async throws(OnlineStoreError) {
        var bounds: [String: SourceBound] = [:]
        for source in Set(needs.values.joined().map(\.source)) { bounds[source] = try await store.bound(source) }
        var limits: [String: Limit] = [:]
        for (view, needs) in needs {
            for need in needs {
                guard let bound = bounds[need.source] else { continue }
                let found = Limit(oldest: bound.oldestAnswerable(need), source: need.source)
                guard let known = limits[view] else {
                    limits[view] = found
                    continue
                }
                if let oldest = known.oldest, found.oldest.map({ $0 > oldest }) ?? true { limits[view] = found }
            }
        }
        state.withLock { state in
            state.limits = limits
            if let now { state.refreshed = max(state.refreshed, now) }
            let latest = limits.values.map { $0.oldest?.microseconds ?? .max }.max() ?? .min
            allFrom.store(latest, ordering: .relaxed)
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
