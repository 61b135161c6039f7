/// What came into a store behind a state that somebody knows, whichever process brought it.
///
/// Commits are numbered without gaps, so whoever holds decoded groups knows from a number alone whether a commit of another
/// process came between: then it asks ``OnlineStore/changes(since:)`` with the state that its groups are at, drops what was
/// touched, and is at ``through``. Changes that begin behind the state of the groups must not be used; asking again is right.
public struct StoreChanges: Sendable {
    /// The state that was named.
    public var since: StoreSnapshot
    /// The newest durable state.
    public var through: StoreSnapshot
    /// Every group that changed between the two, or nil where that is no longer known: then all that is held is stale.
    public var touched: Set<GroupKey>?

    /// Makes an account of changes.
    public init(since: StoreSnapshot, through: StoreSnapshot, touched: Set<GroupKey>?) {
        self.since = since
        self.through = through
        self.touched = touched
    }
}

extension OnlineStore {
    /// This process alone writes the store.
    public var isShared: Bool { false }

    /// None: what this process commits, it is told when it commits.
    public func changes(since snapshot: StoreSnapshot) async throws(OnlineStoreError) -> StoreChanges {
        StoreChanges(since: snapshot, through: snapshot, touched: [])
    }
}
