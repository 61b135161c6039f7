/// The features of one service, as a struct.
///
/// Generated.
public protocol FeatureVector: Sendable {
    /// The entities that a lookup needs to know.
    associatedtype Keys: ServiceKeys
    /// What whoever asks gives along; ``NoRequest`` where no view of the service takes a request column.
    associatedtype Request: ServiceRequest = NoRequest
    /// What the service asks for.
    static var service: ServiceSchema { get }

    /// Reads a vector whose features stand in the service's order.
    init(decoding row: borrowing RowDecoder)
}

/// The keys of every entity of a service, as a struct.
///
/// Generated.
public protocol ServiceKeys: Sendable {
    /// Writes the keys of each entity, entities in the order of ``ServiceSchema/entities``.
    func write(into keys: inout ColumnWriter)
}

/// The request columns of a service, as a struct.
///
/// Generated.
public protocol ServiceRequest: Sendable {
    /// Writes the request columns, in the order of ``ServiceSchema/request``.
    func write(into request: inout ColumnWriter)
}

/// The request of a service whose views take none.
public struct NoRequest: ServiceRequest {
    /// Makes it.
    public init() {}

    /// Writes nothing.
    public func write(into request: inout ColumnWriter) {}
}

/// The named list of features that one model asks for.
public struct ServiceSchema: Hashable, Sendable {
    /// The service's name: `delay_model_v1`.
    public let name: String
    /// The entities that its features are about, in order of first mention.
    public let entities: [EntityKeys]
    /// The request columns that its views need, in order of first mention.
    public let request: [ColumnSchema]
    /// Its features, in the order of the vector.
    public let features: [Feature]

    /// An entity and its key columns.
    public struct EntityKeys: Hashable, Sendable {
        /// The entity's name.
        public let name: String
        /// Its key columns.
        public let keys: [ColumnSchema]

        /// Makes an entity.
        public init(_ name: String, keys: [ColumnSchema]) {
            self.name = name
            self.keys = keys
        }
    }

    /// One feature of a view.
    public struct Feature: Hashable, Sendable {
        /// The view's name.
        public let view: String
        /// The feature.
        public let column: ColumnSchema

        /// Makes a feature.
        public init(_ view: String, _ column: ColumnSchema) {
            self.view = view
            self.column = column
        }
    }

    /// Makes a service.
    public init(name: String, entities: [EntityKeys], request: [ColumnSchema] = [], features: [Feature]) {
        self.name = name
        self.entities = entities
        self.request = request
        self.features = features
    }
}
