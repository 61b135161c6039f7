extension ServingStore {
    /// What an answer may still need, by the contracts: `reads`, `served_history` and `lateness`.
    public var retention: Retention { Retention(project: plan.project, registry: registry) }

    /// Removes rows that no answer may need any more; lookups go on meanwhile, deliveries wait.
    @discardableResult
    public func compact() async throws(OnlineStoreError) -> CompactionReport {
        let retention = retention
        let (store, bounds, clock) = (store, bounds, clock)
        let result: Result<CompactionReport, OnlineStoreError> = try await committer.alone {
            bounds.step()
            defer { bounds.step() }
            do throws(OnlineStoreError) {
                let report = try await store.compact(retention, now: clock.now())
                try await bounds.refresh()
                return .success(report)
            } catch {
                // Some rows may be gone: how far back answers reach now, the store has recorded.
                try? await bounds.refresh()
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// Whether the online store behind it answers.
    public var isAnswering: Bool {
        get async { (try? await store.newest) != nil }
    }

    /// How the store does: what is in memory, what waits, what came in.
    public var figures: ServingFigures {
        ServingFigures(
            snapshot: cache.applied, cache: cache.figures, waitingRows: committer.waiting, sources: activity.all)
    }
}

/// How a ``ServingStore`` does.
public struct ServingFigures: Hashable, Sendable {
    /// The state that lookups are answered at.
    public var snapshot: StoreSnapshot
    /// The groups in memory.
    public var cache: CacheFigures
    /// How many rows wait to be stored.
    public var waitingRows: Int
    /// What this process stored, by source.
    public var sources: [SourceActivity]
}
