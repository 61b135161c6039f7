// What the generator emits for the example of DESIGN.md section 3, extended by what it leaves out. Written by hand: this
// file is the contract between the generator (Contracts/Generate) and FeatureStore. The tests run it.
//
// featurestore.yaml: entities aircraft(tailnum) and route(origin, dest); sources flights, weather and (a raw log with
// versions) gate_changes; service delay_model_v1.
// Views: RecentDelays (aircraft), RouteTraffic (route), DepartureWeather (aircraft; `weather: { within: 3h, by:
// flights.origin }`, and `request: { planned_at: timestamp, runway: text? }`).
//
// Rules:
// - Rows, services and the registry are public; views and histories are internal, because a user's `static func compute`
//   is internal.
// - Property names are lowerCamelCase of the column, in backticks where Swift needs them.
// - A property of a history is named after the source. Two links of one entity to one source through different columns:
//   the second is called `flightsByDest`.
// - Five files, so that a change of one contract compiles little again: Pairs+Rows, Pairs+Histories, Pairs+Views,
//   Pairs+Services, Pairs+Registry. (Base names must be unique in a module, and RecentDelays.swift is the user's.)

public import FeatureStore  // `import` in a generated file that declares nothing public

// MARK: Pairs+Rows.swift - one per source

/// One row of the source `flights`.
public struct Flight: SourceRow {
    /// The column `flight_id`.
    public var flightId: Int
    /// The column `tailnum`.
    public var tailnum: String?
    /// The column `origin`.
    public var origin: String
    /// The column `dest`.
    public var dest: String
    /// The column `carrier`.
    public var carrier: String
    /// The column `scheduled_at`.
    public var scheduledAt: Timestamp
    /// The column `departed_at`.
    public var departedAt: Timestamp?
    /// The column `dep_delay`.
    public var depDelay: Int?
    /// The column `landed_at`.
    public var landedAt: Timestamp?
    /// The column `arr_delay`.
    public var arrDelay: Int?

    /// Takes a value for each.
    public init(
        flightId: Int, tailnum: String?, origin: String, dest: String, carrier: String, scheduledAt: Timestamp,
        departedAt: Timestamp?, depDelay: Int?, landedAt: Timestamp?, arrDelay: Int?
    ) {
        self.flightId = flightId
        self.tailnum = tailnum
        self.origin = origin
        self.dest = dest
        self.carrier = carrier
        self.scheduledAt = scheduledAt
        self.departedAt = departedAt
        self.depDelay = depDelay
        self.landedAt = landedAt
        self.arrDelay = arrDelay
    }

    /// Reads one row.
    public init(decoding row: borrowing RowDecoder) {
        flightId = row.value(0)
        tailnum = row.value(1)
        origin = row.value(2)
        dest = row.value(3)
        carrier = row.value(4)
        scheduledAt = row.value(5)
        departedAt = row.value(6)
        depDelay = row.value(7)
        landedAt = row.value(8)
        arrDelay = row.value(9)
    }

    /// The source and its columns.
    public static let schema = RowSchema(
        source: "flights",
        columns: [
            ColumnSchema("flight_id", .int),
            ColumnSchema("tailnum", .text, isNullable: true),
            ColumnSchema("origin", .text),
            ColumnSchema("dest", .text),
            ColumnSchema("carrier", .text),
            ColumnSchema("scheduled_at", .timestamp),
            ColumnSchema("departed_at", .timestamp, isNullable: true),
            ColumnSchema("dep_delay", .int, isNullable: true),
            ColumnSchema("landed_at", .timestamp, isNullable: true),
            ColumnSchema("arr_delay", .int, isNullable: true),
        ],
        eventTime: "scheduled_at",
        knownAt: [
            "departed_at": "departed_at",
            "dep_delay": "departed_at",
            "landed_at": "landed_at",
            "arr_delay": "landed_at",
        ],
        unique: ["flight_id"])

    /// The value of one column.
    public static func value(at column: Int, of row: Flight) -> any ColumnValue {
        switch column {
        case 0: row.flightId
        case 1: row.tailnum
        case 2: row.origin
        case 3: row.dest
        case 4: row.carrier
        case 5: row.scheduledAt
        case 6: row.departedAt
        case 7: row.depDelay
        case 8: row.landedAt
        default: row.arrDelay
        }
    }

    /// The column `scheduled_at`.
    public static func eventTime(of row: Flight) -> Timestamp { row.scheduledAt }

    // Only for sources with `known_at`: first all questions, then all answers; one pair for each distinct known-at column.
    /// Sets to nil what was not yet known.
    public static func hideColumns(of row: inout Flight, unknownAt asOf: Timestamp) {
        let knowsDepartedAt = asOf.reveals(row.departedAt)
        let knowsLandedAt = asOf.reveals(row.landedAt)
        if !knowsDepartedAt {
            row.departedAt = nil
            row.depDelay = nil
        }
        if !knowsLandedAt {
            row.landedAt = nil
            row.arrDelay = nil
        }
    }
}

/// One row of the source `weather`.
public struct WeatherReport: SourceRow {
    /// The column `origin`.
    public var origin: String
    /// The column `observed_at`.
    public var observedAt: Timestamp
    /// The column `published_at`.
    public var publishedAt: Timestamp
    /// The column `wind_speed`.
    public var windSpeed: Double?

    /// Takes a value for each.
    public init(origin: String, observedAt: Timestamp, publishedAt: Timestamp, windSpeed: Double?) {
        self.origin = origin
        self.observedAt = observedAt
        self.publishedAt = publishedAt
        self.windSpeed = windSpeed
    }

    /// Reads one row.
    public init(decoding row: borrowing RowDecoder) {
        origin = row.value(0)
        observedAt = row.value(1)
        publishedAt = row.value(2)
        windSpeed = row.value(3)
    }

    /// The source and its columns.
    public static let schema = RowSchema(
        source: "weather",
        columns: [
            ColumnSchema("origin", .text),
            ColumnSchema("observed_at", .timestamp),
            ColumnSchema("published_at", .timestamp),
            ColumnSchema("wind_speed", .double, isNullable: true),
        ],
        eventTime: "observed_at",
        arrivalTime: "published_at",
        unique: ["origin", "observed_at"])

    /// The value of one column.
    public static func value(at column: Int, of row: WeatherReport) -> any ColumnValue {
        switch column {
        case 0: row.origin
        case 1: row.observedAt
        case 2: row.publishedAt
        default: row.windSpeed
        }
    }

    /// The column `observed_at`.
    public static func eventTime(of row: WeatherReport) -> Timestamp { row.observedAt }

    // Only for sources with `arrival_time`.
    /// The column `published_at`.
    public static func arrivalTime(of row: WeatherReport) -> Timestamp? { row.publishedAt }
}

/// One row of the source `gate_changes`.
public struct GateChange: SourceRow {
    /// The column `change_id`.
    public var changeId: Int
    /// The column `tailnum`.
    public var tailnum: String?
    /// The column `gate`.
    public var gate: String?
    /// The column `happened_at`.
    public var happenedAt: Timestamp
    /// The column `recorded_at`.
    public var recordedAt: Timestamp?
    /// The column `is_withdrawn`.
    public var isWithdrawn: Bool?

    /// Takes a value for each.
    public init(
        changeId: Int, tailnum: String?, gate: String?, happenedAt: Timestamp, recordedAt: Timestamp?,
        isWithdrawn: Bool?
    ) {
        self.changeId = changeId
        self.tailnum = tailnum
        self.gate = gate
        self.happenedAt = happenedAt
        self.recordedAt = recordedAt
        self.isWithdrawn = isWithdrawn
    }

    /// Reads one row.
    public init(decoding row: borrowing RowDecoder) {
        changeId = row.value(0)
        tailnum = row.value(1)
        gate = row.value(2)
        happenedAt = row.value(3)
        recordedAt = row.value(4)
        isWithdrawn = row.value(5)
    }

    /// The source and its columns.
    public static let schema = RowSchema(
        source: "gate_changes",
        columns: [
            ColumnSchema("change_id", .int),
            ColumnSchema("tailnum", .text, isNullable: true),
            ColumnSchema("gate", .text, isNullable: true),
            ColumnSchema("happened_at", .timestamp),
            ColumnSchema("recorded_at", .timestamp, isNullable: true),
            ColumnSchema("is_withdrawn", .bool, isNullable: true),
        ],
        eventTime: "happened_at",
        arrivalTime: "recorded_at",
        unique: ["change_id"],
        versions: (by: "recorded_at", deleted: "is_withdrawn"))

    /// The value of one column.
    public static func value(at column: Int, of row: GateChange) -> any ColumnValue {
        switch column {
        case 0: row.changeId
        case 1: row.tailnum
        case 2: row.gate
        case 3: row.happenedAt
        case 4: row.recordedAt
        default: row.isWithdrawn
        }
    }

    /// The column `happened_at`.
    public static func eventTime(of row: GateChange) -> Timestamp { row.happenedAt }
    /// The column `recorded_at`.
    public static func arrivalTime(of row: GateChange) -> Timestamp? { row.recordedAt }

    // Only for sources with `versions`; the second only with `deleted` (`== true` where that column is nullable).
    /// The column `recorded_at`.
    public static func versionTime(of row: GateChange) -> Timestamp? { row.recordedAt }
    /// Whether this version deletes the row.
    public static func isDeleted(_ row: GateChange) -> Bool { row.isWithdrawn == true }
}

// MARK: Pairs+Histories.swift - one per entity; its sources are the union of what the entity's views read

/// What is known about one aircraft at one instant.
struct AircraftHistory: EntityHistory {
    static let schema = EntitySchema(
        name: "aircraft",
        keys: [ColumnSchema("tailnum", .text)],
        links: [
            EntitySchema.Link(source: "flights", columns: ["tailnum"], keys: [0]),
            EntitySchema.Link(source: "weather", by: ["origin"]),
            EntitySchema.Link(source: "gate_changes", columns: ["tailnum"], keys: [0]),
        ])

    private let rows: EntityRows

    init(_ rows: EntityRows) {
        self.rows = rows
    }

    /// Makes a history from plain rows, to try a `compute` by hand.
    init(
        tailnum: String?, asOf: Timestamp, flights: [Flight] = [], weather: [WeatherReport] = [],
        gateChanges: [GateChange] = []
    ) throws(EvaluationError) {
        rows = try EntityRows(
            Self.schema, asOf: asOf, keys: { $0.append(tailnum) },
            sources: [SourceRows(flights), SourceRows(weather), SourceRows(gateChanges)])
    }

    /// The key `tailnum`; nil in the question about no aircraft.
    var tailnum: String? { rows.key(0) }
    /// The rows of `flights` of this aircraft.
    var flights: History<Flight> { rows.history(0) }
    /// The rows of `weather`, by `origin`.
    var weather: KeyedHistory<WeatherReport, String> { rows.histories(1) }
    /// The rows of `gate_changes` of this aircraft.
    var gateChanges: History<GateChange> { rows.history(2) }
}

/// What is known about one route at one instant.
struct RouteHistory: EntityHistory {
    static let schema = EntitySchema(
        name: "route",
        keys: [ColumnSchema("origin", .text), ColumnSchema("dest", .text)],
        links: [
            EntitySchema.Link(source: "flights", columns: ["origin", "dest"], keys: [0, 1]),
            // The identity of a weather report (unique less event time) is within the entity's keys: no `by:` needed.
            EntitySchema.Link(source: "weather", columns: ["origin"], keys: [0]),
        ])

    private let rows: EntityRows

    init(_ rows: EntityRows) {
        self.rows = rows
    }

    /// Makes a history from plain rows, to try a `compute` by hand.
    init(
        origin: String?, dest: String?, asOf: Timestamp, flights: [Flight] = [], weather: [WeatherReport] = []
    ) throws(EvaluationError) {
        rows = try EntityRows(
            Self.schema, asOf: asOf,
            keys: {
                $0.append(origin)
                $0.append(dest)
            },
            sources: [SourceRows(flights), SourceRows(weather)])
    }

    /// The key `origin`; nil in the question about no route.
    var origin: String? { rows.key(0) }
    /// The key `dest`; nil in the question about no route.
    var dest: String? { rows.key(1) }
    /// The rows of `flights` of this route.
    var flights: History<Flight> { rows.history(0) }
    /// The rows of `weather` of this route.
    var weather: History<WeatherReport> { rows.history(1) }
}

// MARK: Pairs+Views.swift - one per view

/// The view `RecentDelays` of the entity `aircraft`.
enum RecentDelays: FeatureView {
    typealias Input = AircraftHistory

    static let schema = ViewSchema(
        name: "RecentDelays",
        reads: ["flights"],
        features: [
            ColumnSchema("departures_7d", .int),
            ColumnSchema("mean_dep_delay_7d", .double, isNullable: true),
        ])

    /// The features of `RecentDelays`.
    struct Features: FeatureValues {
        /// Flights scheduled in the trailing 7 days that departed.
        var departures7d: Int
        /// Mean departure delay of those, minutes.
        var meanDepDelay7d: Double?

        // Written out so that no argument has a default: a feature that is left out is a compile error.
        init(departures7d: Int, meanDepDelay7d: Double?) {
            self.departures7d = departures7d
            self.meanDepDelay7d = meanDepDelay7d
        }

        func write(into answer: inout ColumnWriter) {
            answer.append(departures7d)
            answer.append(meanDepDelay7d)
        }
    }
}

/// The view `RouteTraffic` of the entity `route`.
enum RouteTraffic: FeatureView {
    typealias Input = RouteHistory

    static let schema = ViewSchema(
        name: "RouteTraffic",
        reads: ["flights", "weather"],
        features: [
            ColumnSchema("flights_24h", .int),
            ColumnSchema("latest_wind", .double, isNullable: true),
        ])

    /// The features of `RouteTraffic`.
    struct Features: FeatureValues {
        /// Flights scheduled in the last 24 hours.
        var flights24h: Int
        /// The last wind speed known at the origin.
        var latestWind: Double?

        init(flights24h: Int, latestWind: Double?) {
            self.flights24h = flights24h
            self.latestWind = latestWind
        }

        func write(into answer: inout ColumnWriter) {
            answer.append(flights24h)
            answer.append(latestWind)
        }
    }
}

// A view with request columns.

/// The view `DepartureWeather` of the entity `aircraft`.
enum DepartureWeather: RequestFeatureView {
    typealias Input = AircraftHistory

    static let schema = ViewSchema(
        name: "DepartureWeather",
        reads: ["flights", "weather"],
        request: [
            ColumnSchema("planned_at", .timestamp),
            ColumnSchema("runway", .text, isNullable: true),
        ],
        features: [
            ColumnSchema("wind_speed", .double, isNullable: true),
            ColumnSchema("minutes_ahead", .int),
            ColumnSchema("recent_origins", .list(element: .text, order: .ordered, nullElements: false)),
        ])

    /// What whoever asks gives along.
    struct Request: RequestValues {
        /// The request column `planned_at`.
        var plannedAt: Timestamp
        /// The request column `runway`.
        var runway: String?

        init(plannedAt: Timestamp, runway: String?) {
            self.plannedAt = plannedAt
            self.runway = runway
        }

        init(decoding row: borrowing RowDecoder) {
            plannedAt = row.value(0)
            runway = row.value(1)
        }
    }

    /// The features of `DepartureWeather`.
    struct Features: FeatureValues {
        /// Wind at the origin of the last flight, as known at its departure.
        var windSpeed: Double?
        /// How far ahead the departure is planned, minutes.
        var minutesAhead: Int
        /// Origins of the last three flights.
        var recentOrigins: [String]

        init(windSpeed: Double?, minutesAhead: Int, recentOrigins: [String]) {
            self.windSpeed = windSpeed
            self.minutesAhead = minutesAhead
            self.recentOrigins = recentOrigins
        }

        func write(into answer: inout ColumnWriter) {
            answer.append(windSpeed)
            answer.append(minutesAhead)
            answer.append(recentOrigins)
        }
    }
}

// MARK: Pairs+Services.swift - one key per entity with several keys that a service names

/// The key of one route; a nil in it asks for no route.
public struct RouteKey: Sendable {
    /// The column `origin`.
    public var origin: String?
    /// The column `dest`.
    public var dest: String?

    /// Takes a value for each.
    public init(origin: String?, dest: String?) {
        self.origin = origin
        self.dest = dest
    }
}

// One vector per feature service.

/// The features of the service `delay_model_v1`.
public struct DelayModelV1: FeatureVector {
    /// The feature `RecentDelays:departures_7d`.
    public var departures7d: Int
    /// The feature `RecentDelays:mean_dep_delay_7d`.
    public var meanDepDelay7d: Double?
    /// The feature `RouteTraffic:flights_24h`.
    public var flights24h: Int

    /// Reads one row.
    public init(decoding row: borrowing RowDecoder) {
        departures7d = row.value(0)
        meanDepDelay7d = row.value(1)
        flights24h = row.value(2)
    }

    /// The entities that a lookup needs to know.
    public struct Keys: ServiceKeys {
        /// Which aircraft.
        public var aircraft: String?
        /// Which route.
        public var route: RouteKey

        /// Takes a value for each.
        public init(aircraft: String?, route: RouteKey) {
            self.aircraft = aircraft
            self.route = route
        }

        /// Writes the keys of each entity.
        public func write(into keys: inout ColumnWriter) {
            keys.append(aircraft)
            keys.append(route.origin)
            keys.append(route.dest)
        }
    }

    /// What the service asks for.
    public static let service = ServiceSchema(
        name: "delay_model_v1",
        entities: [
            ServiceSchema.EntityKeys("aircraft", keys: [ColumnSchema("tailnum", .text)]),
            ServiceSchema.EntityKeys("route", keys: [ColumnSchema("origin", .text), ColumnSchema("dest", .text)]),
        ],
        features: [
            ServiceSchema.Feature("RecentDelays", ColumnSchema("departures_7d", .int)),
            ServiceSchema.Feature("RecentDelays", ColumnSchema("mean_dep_delay_7d", .double, isNullable: true)),
            ServiceSchema.Feature("RouteTraffic", ColumnSchema("flights_24h", .int)),
        ])
}

// MARK: Pairs+Registry.swift - one per module; texts are raw string literals

/// Everything that this module's pairs define.
public let featureRegistry = FeatureRegistry(
    configuration: EmbeddedFile(path: "Features/featurestore.yaml", text: #"…"#),
    rowTypes: [Flight.self, WeatherReport.self, GateChange.self],
    views: [
        ViewDefinition(
            DepartureWeather.self,
            sql: EmbeddedFile(path: "Features/aircraft/DepartureWeather.sql", text: #"…"#),
            swift: EmbeddedFile(path: "Features/aircraft/DepartureWeather.swift", text: #"…"#)),
        ViewDefinition(
            RecentDelays.self,
            sql: EmbeddedFile(path: "Features/aircraft/RecentDelays.sql", text: #"…"#),
            swift: EmbeddedFile(path: "Features/aircraft/RecentDelays.swift", text: #"…"#)),
        ViewDefinition(
            RouteTraffic.self,
            sql: EmbeddedFile(path: "Features/route/RouteTraffic.sql", text: #"…"#),
            swift: EmbeddedFile(path: "Features/route/RouteTraffic.swift", text: #"…"#)),
    ],
    services: [DelayModelV1.service],
    helpers: [])
