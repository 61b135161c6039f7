public import FeatureStore

/// Where the rows live that serving computes from: one engine, behind one conformance suite.
///
/// A store keeps every row with the commit that brought it and the commit that replaced it, so that any state within
/// retention can be read again: a lookup is one snapshot, and a replay sees what the request saw.
///
/// Whoever uses a store sees to it that ``commit(_:ingestedAt:)`` runs one at a time; reads run beside it and beside one
/// another.
public protocol OnlineStore: Sendable {
    /// The state behind the newest commit that this process knows to be durable.
    var newest: StoreSnapshot { get async throws(OnlineStoreError) }

    /// Whether other processes may write to the store while this one has it open.
    ///
    /// Then a lookup asks ``changes(since:)`` before it reads, and a commit whose number does not follow on the state that
    /// the cache is at asks for what lies between.
    var isShared: Bool { get }

    /// Which groups changed behind a state, by whichever process, and the newest durable state.
    func changes(since snapshot: StoreSnapshot) async throws(OnlineStoreError) -> StoreChanges

    /// The newest instant at which the store ever took something, in this process or before; nil before the first.
    ///
    /// Whoever stamps what comes next never gives an earlier one: clocks are set back, arrivals are not.
    var newestInstant: Timestamp? { get async throws(OnlineStoreError) }

    /// When the newest row of a source that is still there was taken, whichever process took it; nil where there is none.
    ///
    /// - Complexity: One look at an index: it is asked again and again.
    func newestArrival(of source: String) async throws(OnlineStoreError) -> Timestamp?

    /// Stores deliveries of several callers in one durable transaction, and says for each what became of it.
    ///
    /// When it returns, what was stored survives a crash of the process and of the machine. A delivery that contradicts
    /// what is stored (another content for a version of the same time) is refused alone; the others are stored.
    ///
    /// - Parameter ingestedAt: When the deliveries came. An instant before ``newestInstant`` counts as that one.
    /// - Throws: ``OnlineStoreError`` when nothing was stored.
    func commit(_ deliveries: [Delivery], ingestedAt: Timestamp) async throws(OnlineStoreError) -> CommitOutcome

    /// The rows of some groups, in their order, all as they stood at one snapshot.
    ///
    /// - Throws: ``OnlineStoreError/forgotten(_:oldest:)`` where the snapshot is older than what is kept.
    func rows(
        of groups: [GroupKey], at snapshot: StoreSnapshot
    ) async throws(OnlineStoreError) -> [StoredGroup]

    /// From where on the rows of a source are there; nil where nothing was ever removed from it or left out.
    func bound(_ source: String) async throws(OnlineStoreError) -> SourceBound?

    /// Removes what no answer may need any more, some rows at a time, and records which rows are there then.
    func compact(_ retention: Retention, now: Timestamp) async throws(OnlineStoreError) -> CompactionReport

    /// Erases every row that belongs to an entity, from tables, indices, logs and free space of the store.
    ///
    /// Older snapshots lose the rows as well.
    ///
    /// - Parameter groups: The entity's groups, one for each source that has its keys, whether or not a view finds rows of it
    ///   by them.
    func erase(_ groups: [GroupKey]) async throws(OnlineStoreError) -> ErasureReport

    /// Ends all work and closes the store.
    func close() async
}

/// What one commit did.
public struct CommitOutcome: Sendable {
    /// The state behind it.
    public var snapshot: StoreSnapshot
    /// What became of each delivery, in their order.
    public var receipts: [Result<IngestReceipt, DeliveryRefusal>]
    /// Every group of which a row came, went or changed: what is held in memory of them is stale.
    public var touched: Set<GroupKey>
    /// Of these the groups of rows of which another group, or none, has versions; nil where that is not said.
    public var spread: Set<GroupKey>?

    /// Makes an outcome.
    public init(
        snapshot: StoreSnapshot, receipts: [Result<IngestReceipt, DeliveryRefusal>], touched: Set<GroupKey>,
        spread: Set<GroupKey>? = nil
    ) {
        self.snapshot = snapshot
        self.receipts = receipts
        self.touched = touched
        self.spread = spread
    }
}
