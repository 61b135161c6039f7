import FeatureStore
import Online

/// When rows of each source were last stored, by this process or another, today or before it started.
struct SourceFreshness: Sendable {
    private let stored: RecentAnswer<[String: Timestamp]>

    init(pause: Duration = .seconds(5)) { stored = RecentAnswer([:], goodFor: pause) }

    /// By source the newest arrival; sources of which no row is known are left out.
    ///
    /// A store that does not answer is not waited for long.
    func arrivals(in store: ServingStore, _ time: AnswerTime) async -> [String: Timestamp] {
        var arrivals = await stored.value {
            try? await time.give(within: .seconds(1), overdue: .overdue) { try await store.newestArrivals() }
        }
        for source in store.figures.sources {
            guard let own = source.ingestedAt else { continue }
            arrivals[source.source] = max(arrivals[source.source] ?? own, own)
        }
        return arrivals
    }
}
