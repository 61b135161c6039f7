public import FeatureStore

/// A question to a ``ServingStore`` without its Swift types, for many entities at once.
public struct LookupRequest: Sendable {
    /// What is asked for.
    public var subject: Subject
    /// The key columns of each entity, named `entity.column`, in any order; one row for each vector.
    ///
    /// A NULL asks about no entity.
    public var keys: ColumnBatch
    /// The request columns, in any order, with as many rows as the keys.
    public var request: ColumnBatch
    /// The instant that the answers are to be about; nil: now.
    public var asOf: Timestamp?
    /// The id under which the vectors are logged; one is made where there is none.
    public var requestID: String?

    /// Which features are asked for.
    public enum Subject: Hashable, Sendable {
        /// Those of a service, named as in featurestore.yaml.
        case service(String)
        /// Single ones, `RecentDelays:departures_7d` or `RecentDelays@1:departures_7d`.
        case features([String])
    }

    /// Makes a request.
    public init(
        _ subject: Subject, keys: ColumnBatch, request: ColumnBatch? = nil, asOf: Timestamp? = nil,
        requestID: String? = nil
    ) {
        self.subject = subject
        self.keys = keys
        self.request = request ?? ColumnBatch(columns: [], rowCount: keys.rowCount)
        self.asOf = asOf
        self.requestID = requestID
    }
}

/// The answer to a ``LookupRequest``: columns of features, and what is behind each value.
public struct LookupResult: Sendable {
    /// The id of the request.
    public let requestID: String
    /// When the answer was given.
    public let servedAt: Timestamp
    /// The instant that the answers are about.
    public let asOf: Timestamp
    /// The state of the store that all of them were computed from.
    public let snapshot: StoreSnapshot
    /// The features, named `View:feature`, in the order asked for; a row for each row of the keys.
    public let features: ColumnBatch
    /// The views that answered, in order of first mention.
    public let views: [View]
    /// For each feature the position of its view in ``views``.
    public let viewOfFeature: [Int]

    /// What is behind the answers of one view.
    public struct View: Sendable {
        /// The view and version: `RecentDelays@1`.
        public let version: String
        /// By row, the event time of the newest row that the view could see; nil where it saw none, or where the answer was
        /// materialized.
        public let newestEvents: [Timestamp?]
        /// By row, how its values stand apart from being NULL.
        let standings: [Standing]
    }

    /// How the answer of a view stands, NULL apart.
    enum Standing: UInt8, Sendable {
        case fresh, stale, notFound
    }

    /// What is behind the value of a feature in a row.
    public func status(feature: Int, row: Int) -> FeatureStatus {
        switch views[viewOfFeature[feature]].standings[row] {
        case .notFound: .notFound
        case .fresh: features.columns[feature].validity[row] ? .present : .null
        case .stale: features.columns[feature].validity[row] ? .stale : .null
        }
    }

    /// The event time of the newest row that the feature's view could see in a row's question, or nil.
    public func newestEvent(feature: Int, row: Int) -> Timestamp? {
        views[viewOfFeature[feature]].newestEvents[row]
    }
}

/// A typed vector with what is behind it.
public struct ServedFeatures<Vector: FeatureVector>: Sendable {
    /// The features.
    public let vector: Vector
    /// What is behind each, in the order of the service.
    public let statuses: [FeatureStatus]
    /// The event time of the newest row that each feature's view could see, in the order of the service.
    public let newestEvents: [Timestamp?]
    /// The instant that the answers are about.
    public let asOf: Timestamp
    /// The state of the store that all of them were computed from.
    public let snapshot: StoreSnapshot
}
