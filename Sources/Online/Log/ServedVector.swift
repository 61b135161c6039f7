public import FeatureStore

/// One vector as it was served: what the feature log writes down, and what an audit asks again.
public struct ServedVector: Sendable {
    /// The request's id: what came with it, or one that was made for it.
    public var requestID: String
    /// When it was served.
    public var servedAt: Timestamp
    /// The instant that the answers are about.
    public var asOf: Timestamp
    /// The store's state that they were computed from.
    public var snapshot: StoreSnapshot
    /// The service, or nil where features were asked for one by one.
    public var service: String?
    /// One row: the key columns of each entity in the service's order, named `entity.column`.
    public var keys: ColumnBatch
    /// One row: the request columns.
    public var request: ColumnBatch
    /// One row: the features, named `View:feature`, in the order asked for.
    public var features: ColumnBatch
    /// The status of each feature, in the same order.
    public var statuses: [FeatureStatus]
    /// The views that answered, in order of first mention.
    public var views: [ServedView]

    /// One view's part in a served vector.
    public struct ServedView: Hashable, Sendable {
        /// The view and version: `RecentDelays@1`.
        public var version: String
        /// The event time of the newest row that was visible to it, or nil.
        public var newestEvent: Timestamp?
        /// A hash of the rows that were visible to it, or nil where the answer was materialized.
        public var rows: RowsFingerprint?
        /// What it looked for by values (`by:`), in byte order: the fingerprint covers these groups and no other ones; nil
        /// where it covers everything that the view's own rows lead to.
        public var through: [FoundGroup]?

        /// Makes an entry.
        public init(
            version: String, newestEvent: Timestamp?, rows: RowsFingerprint?, through: [FoundGroup]? = nil
        ) {
            self.version = version
            self.newestEvent = newestEvent
            self.rows = rows
            self.through = through
        }
    }

    /// Makes an entry of the log.
    public init(
        requestID: String, servedAt: Timestamp, asOf: Timestamp, snapshot: StoreSnapshot, service: String?,
        keys: ColumnBatch, request: ColumnBatch, features: ColumnBatch, statuses: [FeatureStatus], views: [ServedView]
    ) {
        self.requestID = requestID
        self.servedAt = servedAt
        self.asOf = asOf
        self.snapshot = snapshot
        self.service = service
        self.keys = keys
        self.request = request
        self.features = features
        self.statuses = statuses
        self.views = views
    }
}

/// A group of rows that a view looked for by values.
public struct FoundGroup: Hashable, Sendable, Codable {
    /// The source.
    public var source: String
    /// The bytes of the values' ``EntityKey``, in hexadecimal.
    public var key: String

    /// Names a group.
    public init(source: String, key: EntityKey) {
        self.source = source
        self.key = Hexadecimal.text(key.bytes)
    }
}

/// A hash of the rows that one view could see, and how many there were; the same rows give the same hash anywhere.
public struct RowsFingerprint: Hashable, Sendable, Codable {
    /// How many rows were visible.
    public var count: Int
    /// SHA-256 over their contents in order, in hexadecimal.
    public var digest: String

    /// Makes a fingerprint.
    public init(count: Int, digest: String) {
        self.count = count
        self.digest = digest
    }
}
