import FeatureStore

/// Brings the cache to what was committed, by this process or by another one.
struct CommitFollower: Sendable {
    let cache: GroupCache
    let store: any OnlineStore
    let plan: ServingPlan

    /// Applies a commit of this process.
    ///
    /// Forms are brought behind it before lookups are: these go on meanwhile with what the forms said before.
    func apply(_ outcome: CommitOutcome, _ deliveries: [Delivery]) async throws(OnlineStoreError) {
        // What other processes committed before it lies between.
        if store.isShared { return try await catchUp() }
        let touched = references(outcome.touched)
        let writers = cache.writers(on: touched)
        guard !writers.isEmpty else { return cache.apply(touched, at: outcome.snapshot) }
        var commit = CommitChanges(outcome, deliveries, plan: plan)
        var moves = FormMoves()
        for (writer, isBuilt) in writers {
            guard let changes = commit.changes(to: writer.groups) else { continue }
            if !isBuilt {
                moves.noted.append((writer, changes))
            } else if writer.follow(changes) {
                moves.held[writer.reference] = writer.held()
            }
        }
        cache.apply(touched, at: outcome.snapshot, moves)
    }

    /// Applies what was committed since, by whichever process.
    func catchUp() async throws(OnlineStoreError) {
        let changes = try await store.changes(since: cache.applied)
        cache.apply(changes.touched.map(references), at: changes.through)
    }

    private func references(_ groups: Set<GroupKey>) -> [GroupCache.Reference] {
        groups.compactMap { group in
            plan.linkNumbers[group.link].map { GroupCache.Reference(link: $0, key: group.key) }
        }
    }
}
