public import FeatureStore
import SQLite

extension ServingStore {
    /// What an answer may still need, by the contracts: `reads`, `served_history` and `lateness`.
    public var retention: Retention { Retention(project: plan.project, registry: registry) }

    /// Removes rows that no answer may need any more; lookups and deliveries go on meanwhile.
    ///
    /// Who asks while rows are removed already waits for that and is told the same.
    @discardableResult
    public func compact() async throws(OnlineStoreError) -> CompactionReport {
        let retention = retention
        let (store, bounds, clock, forms) = (store, bounds, clock, forms)
        return try await compactions.run { () async throws(OnlineStoreError) in
            let now = try clock.settledNow()
            let report = try await bounds.changing { () async throws(OnlineStoreError) in
                try await store.compact(retention, now: now)
            }
            await forms?.forget(report, retention, now: now)
            return report
        }
    }

    /// Records that a backfill of a source begins, or that it ended; lookups are held to it at once.
    ///
    /// - Parameter bound: Beyond which it leaves rows out; nil: it brings all of them.
    /// - Throws: ``OnlineStoreError/unavailable(reason:)`` where the store keeps no such thing.
    public func recordBackfill(
        of source: String, _ stage: BackfillStage, leavingOut bound: SourceBound?
    ) async throws(OnlineStoreError) {
        guard let keeping = store as? any KeepingStore else {
            throw .unavailable(reason: "it does not record what was not brought to it")
        }
        try await bounds.changing { () async throws(OnlineStoreError) in
            try await keeping.recordBackfill(of: source, stage, leavingOut: bound)
        }
    }

    /// Whether the online store behind it answers.
    public var isAnswering: Bool {
        get async { (try? await store.newest) != nil }
    }

    /// When the newest row of each source was taken, by whichever process and however long ago; sources without rows are left
    /// out.
    public func newestArrivals() async throws(OnlineStoreError) -> [String: Timestamp] {
        var arrivals: [String: Timestamp] = [:]
        for rowType in registry.rowTypes {
            let source = rowType.schema.source
            let newest = try await store.newestArrival(of: source)
            if let newest { arrivals[source] = newest }
        }
        return arrivals
    }

    /// How the store does: what is in memory, what waits, what came in.
    public var figures: ServingFigures {
        ServingFigures(
            snapshot: cache.applied, cache: cache.figures, sqliteBytes: Connection.heldBytes,
            waitingRows: committer.waiting, sources: activity.all)
    }
}

/// How a ``ServingStore`` does.
public struct ServingFigures: Hashable, Sendable {
    /// The state that lookups are answered at.
    public var snapshot: StoreSnapshot
    /// The groups in memory.
    public var cache: CacheFigures
    /// How many bytes SQLite holds in this process, pages of the store's file above all: up to 64 MB to write and 16 MB for
    /// each connection that reads.
    public var sqliteBytes: Int
    /// How many rows wait to be stored.
    public var waitingRows: Int
    /// What this process stored, by source.
    public var sources: [SourceActivity]
}
