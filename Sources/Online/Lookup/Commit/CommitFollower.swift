import FeatureStore

/// Brings the cache to what was committed, by this process or by another one.
struct CommitFollower: Sendable {
    let cache: GroupCache
    let store: any OnlineStore
    let linkNumbers: [SourceLink: Int]

    /// Applies a commit of this process.
    func apply(_ outcome: CommitOutcome) async throws(OnlineStoreError) {
        // What other processes committed before it lies between.
        if store.isShared { return try await catchUp() }
        cache.apply(references(outcome.touched), at: outcome.snapshot)
    }

    /// Applies what was committed since, by whichever process.
    func catchUp() async throws(OnlineStoreError) {
        let changes = try await store.changes(since: cache.applied)
        cache.apply(changes.touched.map(references), at: changes.through)
    }

    private func references(_ groups: Set<GroupKey>) -> [GroupCache.Reference] {
        groups.compactMap { group in
            linkNumbers[group.link].map { GroupCache.Reference(link: $0, key: group.key) }
        }
    }
}
