import Audit
import Contracts
import FeatureStore
@testable import Features
import Foundation
import Online
import Parity
import SQLite
import Synchronization
import Warehouse

/// A store that serves, a log, and a warehouse with tables of its own, all in one temporary folder.
final class AuditRig: Sendable {
    static let noon = Timestamp(microseconds: 1_767_960_000_000_000)
    static let names = ["RecentDelays:departures_7d", "RecentDelays:mean_dep_delay_7d"]

    let folder: String
    let project: Project
    private let now = Mutex(AuditRig.noon)

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "featurestore-audit-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        project = try ProjectLoader.load(featureRegistry)
        let connection = try Connection(.file(path: "\(folder)/warehouse.db"))
        try connection.execute(
            """
            CREATE TABLE flights (flight_id INTEGER PRIMARY KEY, tailnum TEXT, origin TEXT NOT NULL, dest TEXT NOT NULL,
              carrier TEXT NOT NULL, scheduled_at TEXT NOT NULL, departed_at TEXT, dep_delay INTEGER, landed_at TEXT,
              arr_delay INTEGER);
            CREATE TABLE weather (origin TEXT NOT NULL, observed_at TEXT NOT NULL, published_at TEXT, temperature REAL,
              wind_direction INTEGER, wind_speed REAL, wind_gust REAL, precipitation REAL, pressure REAL, visibility REAL);
            CREATE TABLE planes (tailnum TEXT NOT NULL, registered_at TEXT NOT NULL, built_year INTEGER,
              manufacturer TEXT NOT NULL, model TEXT NOT NULL, engines INTEGER NOT NULL, seats INTEGER NOT NULL);
            """)
        connection.close()
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var log: FeatureLogReader { FeatureLogReader(folder: "\(folder)/log") }

    /// Flights of N1, one a day back from yesterday, each departed with its number as its delay.
    static func flight(_ id: Int, daysBack: Int64, delay: Int? = nil, tailnum: String = "N1") -> Flight {
        let time = noon - .days(daysBack)
        return Flight(
            flightId: id, tailnum: tailnum, origin: "JFK", dest: "LAX", carrier: "AA", scheduledAt: time,
            departedAt: time,
            depDelay: delay ?? id, landedAt: nil, arrDelay: nil)
    }

    /// Puts flights and reports into the warehouse's own tables.
    func fill(_ flights: [Flight], _ weather: [WeatherReport] = []) throws {
        let connection = try Connection(.file(path: "\(folder)/warehouse.db"))
        for flight in flights {
            try connection.execute(
                """
                INSERT INTO flights (flight_id, tailnum, origin, dest, carrier, scheduled_at, departed_at, dep_delay) VALUES
                (\(flight.flightId), '\(flight.tailnum ?? "")', '\(flight.origin)', '\(flight.dest)', '\(flight.carrier)',
                 '\(flight.scheduledAt)', '\(flight.departedAt ?? flight.scheduledAt)', \(flight.depDelay ?? 0));
                """)
        }
        for report in weather {
            try connection.execute(
                """
                INSERT INTO weather (origin, observed_at, published_at, wind_speed) VALUES
                ('\(report.origin)', '\(report.observedAt)', '\(report.observedAt)', \(report.windSpeed ?? 0));
                """)
        }
        connection.close()
    }

    /// Opens the serving store, writing into the log, perhaps not what was served.
    func serve(
        _ registry: FeatureRegistry = featureRegistry,
        rewriting: (@Sendable (inout ServedVector) -> Void)? = nil
    ) async throws -> ServingStore {
        let log = try FeatureLog(folder: "\(folder)/log", project: project, registry: featureRegistry)
        var options = ServingOptions(clock: { self.now.withLock { $0 } })
        options.log = RewritingLog(base: log, rewrite: rewriting ?? { _ in })
        options.servesUnpromoted = Set(registry.views.map { $0.name })
        return try await ServingStore.open(registry: registry, at: "\(folder)/online.sqlite", options: options)
    }

    func setClock(_ instant: Timestamp) { now.withLock { $0 = instant } }

    /// Asks about N1 and a stranger.
    @discardableResult
    func ask(_ store: ServingStore, _ features: [String] = names, id: String = "r", asOf: Timestamp? = nil) async throws
        -> LookupResult
    {
        var keys = Column(name: "aircraft.tailnum", type: .text)
        keys.append("N1")
        keys.append("N404")
        return try await store.lookup(
            LookupRequest(
                .features(features), keys: ColumnBatch(columns: [keys], rowCount: 2), asOf: asOf, requestID: id))
    }

    /// Runs a body with what an audit asks.
    func asking<Answer: Sendable>(
        _ registry: FeatureRegistry = featureRegistry, project: Project? = nil, options: AuditOptions = AuditOptions(),
        behind disguise: (any Warehouse) -> any Warehouse = { $0 },
        _ body: (Auditor, any Warehouse, any LiveTables, any OnlineStore) async throws -> Answer
    ) async throws -> Answer {
        let place = SourceLocation(file: "test", line: 1)
        let configuration = WarehouseConfiguration(
            name: "data", engine: .sqlite(path: "\(folder)/warehouse.db"), isTraining: false, location: place)
        let project = project ?? self.project
        let live = try await WarehouseFactory.liveTables(configuration, relativeTo: folder)
        let warehouse = try await WarehouseFactory.warehouse(configuration, project: project)
        let store = try await SQLiteOnlineStore(
            path: "\(folder)/online.sqlite", registry: featureRegistry, access: .read)
        let auditor = Auditor(
            project: project, registry: featureRegistry, warehouse: disguise(warehouse), live: live,
            swift: LocalSwift(registry: registry), store: store, options: options)
        let answer = try await body(auditor, warehouse, live, store)
        await store.close()
        await warehouse.close()
        await live.close()
        return answer
    }

    func audit(
        _ registry: FeatureRegistry = featureRegistry, project: Project? = nil, options: AuditOptions = AuditOptions(),
        behind disguise: (any Warehouse) -> any Warehouse = { $0 }
    ) async throws -> AuditReport {
        try await asking(registry, project: project, options: options, behind: disguise) { auditor, _, _, _ in
            try await auditor.audit(log, warehouse: "data")
        }
    }
}

/// Swift halves in this process.
struct LocalSwift: SwiftSide {
    let registry: FeatureRegistry

    func answers(
        to questions: [ViewQuestions], over tables: [SourceTable],
        progress: @escaping @Sendable (_ view: String, _ answered: Int) -> Void
    ) async throws -> [SwiftAnswers] {
        let session = EvaluationSession(registry: registry)
        for table in tables { try session.load(table.source.name, rows: table.rows) }
        return try questions.map {
            SwiftAnswers(rows: try session.evaluate($0.view.name, spine: $0.spine.rows).answers, failures: [])
        }
    }
}

/// Changes records before they are written.
struct RewritingLog: FeatureLogging {
    let base: FeatureLog
    let rewrite: @Sendable (inout ServedVector) -> Void

    func wants(requestID: String) -> Bool { base.wants(requestID: requestID) }
    func record(_ vector: ServedVector, seen: [EntityRows?]) {
        var vector = vector
        rewrite(&vector)
        base.record(vector, seen: seen)
    }
    func erase(
        entity: String, keys: ColumnBatch, at snapshot: StoreSnapshot
    ) async throws(FeatureLogError) -> LogErasure {
        try await base.erase(entity: entity, keys: keys, at: snapshot)
    }
    func flush() async { await base.flush() }
    func close() async { await base.close() }
}

/// A Swift half that counts one departure too many.
enum HastyDelays: FeatureView {
    typealias Input = AircraftHistory
    typealias Features = RecentDelays.Features
    static let schema = RecentDelays.schema

    static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) -> RecentDelays.Features {
        let right = RecentDelays.compute(aircraft, asOf: asOf)
        return RecentDelays.Features(departures7d: right.departures7d + 1, meanDepDelay7d: right.meanDepDelay7d)
    }

    /// The package's pairs with this half in the place of RecentDelays'.
    static var registry: FeatureRegistry {
        let views = featureRegistry.views.map { view in
            view.name == "RecentDelays" ? ViewDefinition(HastyDelays.self, sql: view.sql, swift: view.swift) : view
        }
        return FeatureRegistry(
            configuration: featureRegistry.configuration, rowTypes: featureRegistry.rowTypes, views: views,
            services: featureRegistry.services, helpers: featureRegistry.helpers, promotions: featureRegistry.promotions
        )
    }
}
