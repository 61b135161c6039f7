import FeatureStore
import Online
import Synchronization

/// When rows of each source were last stored, by this process or another, today or before it started.
///
/// The store is asked for it when somebody wants to know, at most every few seconds, and not waited for long: what was known
/// before is told then.
final class SourceFreshness: Sendable {
    private struct State {
        var known: [String: Timestamp] = [:]
        var asked: ContinuousClock.Instant?
    }

    private let pause: Duration
    private let state = Mutex(State())

    init(pause: Duration = .seconds(5)) { self.pause = pause }

    /// By source the newest arrival; sources of which no row is known are left out.
    func arrivals(in store: ServingStore, _ time: AnswerTime) async -> [String: Timestamp] {
        let now = ContinuousClock.now
        let isDue = state.withLock { state in
            if let asked = state.asked, asked + pause > now { return false }
            state.asked = now
            return true
        }
        if isDue {
            let told = try? await time.give(within: .seconds(1), overdue: .overdue) { try await store.newestArrivals() }
            if let told { state.withLock { $0.known = told } }
        }
        var arrivals = state.withLock { $0.known }
        for source in store.figures.sources {
            guard let own = source.ingestedAt else { continue }
            arrivals[source.source] = max(arrivals[source.source] ?? own, own)
        }
        return arrivals
    }
}
