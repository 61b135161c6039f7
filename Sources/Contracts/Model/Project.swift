public import FeatureStore

/// Everything that featurestore.yaml and the contracts of all pairs say, resolved and checked.
///
/// Collections are in the order of the files, so that whatever is derived from them is deterministic.
public struct Project: Sendable {
    /// What features are about.
    public var entities: [Entity]
    /// The tables that features are computed from.
    public var sources: [Source]
    /// The lists of features that models ask for.
    public var services: [FeatureService]
    /// Where SQL can be run.
    public var warehouses: [WarehouseConfiguration]
    /// The pairs, by name in byte order.
    public var views: [ViewContract]
    /// What is done about SQL whose answer depends on the session's time zone.
    public var zones: ZonePolicy
    /// What is asked of promotions.
    public var promotion = PromotionPolicy()
    /// featurestore.yaml itself, or nil for a project that was not read from files.
    public var configuration: PairHalf?
    /// The Swift files that are no half of a pair, ordered by path: pairs may call them.
    public var helpers: [PairHalf]
    /// How long the online store keeps rows.
    public var online = OnlinePolicy()
    /// Where what was tried is written down.
    public var journal = JournalPlace.standard

    /// What is done about SQL whose answer depends on the session's time zone.
    public enum ZonePolicy: String, CaseIterable, Hashable, Sendable {
        /// It is reported with its portable spelling.
        case warn
        /// It is an error.
        case strict
    }

    /// Makes a project from its resolved parts.
    public init(
        entities: [Entity], sources: [Source], services: [FeatureService], warehouses: [WarehouseConfiguration],
        views: [ViewContract], zones: ZonePolicy = .warn, configuration: PairHalf? = nil, helpers: [PairHalf] = []
    ) {
        self.entities = entities
        self.sources = sources
        self.services = services
        self.warehouses = warehouses
        self.views = views
        self.zones = zones
        self.configuration = configuration
        self.helpers = helpers
    }

    /// The entity of this name, or nil.
    public func entity(_ name: String) -> Entity? { entities.first { $0.name == name } }
    /// The source of this name, or nil.
    public func source(_ name: String) -> Source? { sources.first { $0.name == name } }
    /// The view of this name, or nil.
    public func view(_ name: String) -> ViewContract? { views.first { $0.name == name } }
    /// The view that a person means by `RecentDelays` or `RecentDelays@1`, or nil.
    ///
    /// A bare name is a pair's: the current one, or a kept one under its own name `RecentDelays_v1`.
    public func view(named name: String) -> ViewContract? {
        guard let version = ViewVersion(name) else { return view(name) }
        return views.first { $0.viewVersion == version }
    }
    /// The service of this name, or nil.
    public func service(_ name: String) -> FeatureService? { services.first { $0.name == name } }
    /// The warehouse of this name, or nil.
    public func warehouse(_ name: String) -> WarehouseConfiguration? { warehouses.first { $0.name == name } }
}

/// What features are about: one or more key columns.
public struct Entity: Hashable, Sendable {
    /// The entity's name: `aircraft`.
    public let name: String
    /// Its key columns, never nullable in a spine that means an existing entity.
    public let keys: [ColumnContract]
    /// Where it is declared.
    public let location: SourceLocation

    /// Makes an entity.
    public init(name: String, keys: [ColumnContract], location: SourceLocation) {
        self.name = name
        self.keys = keys
        self.location = location
    }
}

/// A named, typed column of a source, a spine or a key.
public struct ColumnContract: Hashable, Sendable {
    /// The column's name, as SQL and fixtures spell it.
    public let name: String
    /// Its type.
    public let type: ValueType
    /// Whether NULL is allowed.
    public let isNullable: Bool
    /// The declared physical type in PostgreSQL (`int4`, `numeric(10,2)`), or nil for the default of `type`.
    public let physicalType: String?

    /// Makes a column.
    public init(name: String, type: ValueType, isNullable: Bool, physicalType: String? = nil) {
        self.name = name
        self.type = type
        self.isNullable = isNullable
        self.physicalType = physicalType
    }

    /// What a column would be that held single elements of this one's lists: their type, physical type and whether they may
    /// be NULL; nil for a column of no lists.
    public var element: ColumnContract? {
        guard case .list(let element, _, let nullElements) = type else { return nil }
        let physical = physicalType.map { $0.hasSuffix("[]") ? String($0.dropLast(2)) : $0 }
        return ColumnContract(name: name, type: element, isNullable: nullElements, physicalType: physical)
    }
}

/// A table of events or of changing attributes.
public struct Source: Hashable, Sendable {
    /// The source's name, which is also its table's name in SQL.
    public let name: String
    /// The Swift type of a row: `Flight`.
    public let rowType: String
    /// Its columns, in declared order.
    public let columns: [ColumnContract]
    /// The columns that identify a row (or, with `versions`, all versions of a row); empty when nothing does.
    public let unique: [String]
    /// The column that says when the event happened.
    public let eventTime: String
    /// The column that says when the row became known, or nil when rows are known at their event time.
    public let arrivalTime: String?
    /// For a column that is known later than its row: the timestamp column that says when.
    public let knownAt: [String: String]
    /// Set when several rows of one unique id are versions of one row.
    public let versions: Versions?
    /// What the table is called, by warehouse, where it is not the source's name.
    public let tables: [String: String]
    /// Where the source is declared.
    public let location: SourceLocation

    /// How versions of a row follow one another.
    public struct Versions: Hashable, Sendable {
        /// The timestamp column that orders versions; the latest at or before `as_of` wins.
        public let by: String
        /// A bool column that marks a version as a deletion, or nil.
        public let deleted: String?

        /// Makes a rule for versions.
        public init(by: String, deleted: String?) {
            self.by = by
            self.deleted = deleted
        }
    }

    /// Makes a source.
    public init(
        name: String, rowType: String, columns: [ColumnContract], unique: [String], eventTime: String,
        arrivalTime: String?, knownAt: [String: String], versions: Versions?, tables: [String: String],
        location: SourceLocation
    ) {
        self.name = name
        self.rowType = rowType
        self.columns = columns
        self.unique = unique
        self.eventTime = eventTime
        self.arrivalTime = arrivalTime
        self.knownAt = knownAt
        self.versions = versions
        self.tables = tables
        self.location = location
    }

    /// The column of this name, or nil.
    public func column(_ name: String) -> ColumnContract? { columns.first { $0.name == name } }
}

/// The named list of features that one model asks for.
public struct FeatureService: Hashable, Sendable {
    /// The service's name: `delay_model_v1`.
    public let name: String
    /// Its features, in the order of the vector.
    public let features: [FeatureReference]
    /// Where each of the features is named, in the same order; empty for a service that was not read from a file.
    public let featureLocations: [SourceLocation]
    /// Where it is declared.
    public let location: SourceLocation

    /// Makes a service.
    public init(
        name: String, features: [FeatureReference], featureLocations: [SourceLocation] = [], location: SourceLocation
    ) {
        self.name = name
        self.features = features
        self.featureLocations = featureLocations
        self.location = location
    }
}

/// `view:feature`, or `view@version:feature`.
public struct FeatureReference: Hashable, Sendable, CustomStringConvertible {
    /// The view's name: of the pair that has the version asked for, once the project is loaded.
    public let view: String
    /// The feature's name within the view.
    public let feature: String
    /// The version asked for, or nil where the current pair is meant.
    public let pin: Int?

    /// Makes a reference.
    public init(view: String, feature: String, pin: Int? = nil) {
        self.view = view
        self.feature = feature
        self.pin = pin
    }

    /// `view:feature`, with the version where one is asked for: `RecentDelays@1:departures_7d`.
    public var description: String {
        let pinned = pin.map { "\(ViewVersion(pair: view)?.family ?? view)@\($0)" }
        return "\(pinned ?? view):\(feature)"
    }
}

/// Where SQL can be run.
public struct WarehouseConfiguration: Hashable, Sendable {
    /// The warehouse's name: `local`, `analytics`.
    public let name: String
    /// The engine and how to reach it; `${NAME}` stands for an environment variable and is not yet replaced.
    public let engine: Engine
    /// Whether models are trained on what this warehouse says.
    public let isTraining: Bool
    /// Where it is declared.
    public let location: SourceLocation

    /// An engine and how to reach it.
    public enum Engine: Hashable, Sendable {
        /// SQLite: a path, or `:memory:`.
        case sqlite(path: String)
        /// PostgreSQL: a connection URL or key-value string.
        case postgres(url: String)
    }

    /// Makes a configuration.
    public init(name: String, engine: Engine, isTraining: Bool, location: SourceLocation) {
        self.name = name
        self.engine = engine
        self.isTraining = isTraining
        self.location = location
    }
}
