import Backfill
import Contracts
import FeatureStore
import FeatureStoreTesting
import Foundation
import Online
import OnlinePostgres
import SQLFrontend
import Synchronization
import Testing
import Warehouse

@Suite("Backfill and materialize")
struct BackfillTests {
    private let registry = FlightRows.registry
    private let project: Project

    init() throws { project = try ProjectLoader.load(FlightRows.registry) }

    /// A database of its own with the table `flights`, and how to reach it.
    private func warehouse(
        _ name: String, holding flights: [FlightRows]
    ) throws -> (server: TemporaryPostgres, configuration: WarehouseConfiguration) {
        let server = try TemporaryPostgres.shared()
        let admin = try server.session()
        try admin.execute("CREATE DATABASE \(name)")
        let url = server.url(database: name)
        let session = try server.session(url: url)
        try session.execute(FlightRows.makeTable("flights"))
        for start in stride(from: 0, to: flights.count, by: 500) {
            let part = flights[start..<min(start + 500, flights.count)].map(\.values).joined(separator: ",")
            try session.execute("INSERT INTO flights VALUES \(part)")
        }
        return (
            server,
            WarehouseConfiguration(
                name: "analytics", engine: .postgres(url: url), isTraining: true,
                location: SourceLocation(file: "test", line: 1))
        )
    }

    private func stores(_ name: String) async throws -> [any KeepingStore] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "featurestore-backfill-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let server = try TemporaryPostgres.shared()
        return [
            try await SQLiteOnlineStore(path: folder.appendingPathComponent("online.sqlite").path, registry: registry),
            try await PostgresOnlineStore(url: server.url, schema: name, registry: registry),
        ]
    }

    /// Killed in the middle, with the same rows and corrections coming live meanwhile: in the end every row is there once,
    /// and answers are the warehouse's.
    @Test("Live deliveries beside an interrupted backfill: no gap, no double count, the warehouse's answers")
    func cutOver() async throws {
        let old = FlightRows.random(1_500, from: 1, seed: 11)
        let (server, configuration) = try warehouse("backfill_cut_over", holding: old)
        // What comes live: rows that the warehouse has too, some of them as they became since, and new ones.
        var changing = Array(old.suffix(200))
        for index in changing.indices where index.isMultiple(of: 3) {
            changing[index].delay = (changing[index].delay ?? 0) + 1
        }
        let live = changing + FlightRows.random(200, from: 5_000, seed: 12, days: 2)
        for store in try await stores("backfill_cut_over") {
            let tables = try await WarehouseFactory.liveTables(configuration, relativeTo: "/")
            var options = ServingOptions(clock: { FlightRows.now })
            options.servesUnpromoted = ["RecentDelays"]
            let serving = try await ServingStore.open(registry: registry, store: store, options: options)
            var run = BackfillRun(project: project, tables: tables, through: serving, over: store)
            run.chunkRows = 100
            async let delivered: Void = deliver(live, to: serving)
            // The program ends in the middle of its fourth chunk.
            let chunks = Counter()
            await #expect(throws: Interrupted.self) {
                _ = try await run.interrupted(after: 4, chunks).run(["flights"], now: FlightRows.now)
            }
            let report = try await run.run(["flights"], now: FlightRows.now)
            try await delivered
            #expect(report.sources[0].resumed)
            #expect(report.sources[0].read < 1_500)
            try await expect(serving, store, toAnswerLike: truth(old, live), server)
            #expect(try await store.note("backfill flights") == nil)
            await tables.close()
            await serving.close()
        }
    }

    private func deliver(_ live: [FlightRows], to serving: ServingStore) async throws {
        for start in stride(from: 0, to: live.count, by: 10) {
            try await serving.ingest("flights", rows: FlightRows.batch(Array(live[start..<start + 10])))
        }
    }

    /// The newest content of each flight: live rows take the place of the warehouse's.
    private func truth(_ old: [FlightRows], _ live: [FlightRows]) -> [FlightRows] {
        var rows: [Int64: FlightRows] = [:]
        for row in old + live { rows[row.id] = row }
        return rows.values.sorted { $0.id < $1.id }
    }

    /// Compares the departures of seven days, which SQL counts in a table of all rows.
    private func expect(
        _ serving: ServingStore, _ store: any KeepingStore, toAnswerLike rows: [FlightRows], _ server: TemporaryPostgres
    ) async throws {
        let session = try server.session()
        try session.execute(
            "DROP TABLE IF EXISTS truth; "
                + FlightRows.makeTable("truth").replacingOccurrences(of: "CREATE TABLE", with: "CREATE TEMPORARY TABLE")
        )
        for start in stride(from: 0, to: rows.count, by: 500) {
            let part = rows[start..<min(start + 500, rows.count)].map(\.values).joined(separator: ",")
            try session.execute("INSERT INTO truth VALUES \(part)")
        }
        var keys = Column(name: "aircraft.tailnum", type: .text)
        for number in 0..<12 { keys.append("N\(number)") }
        for hours in [Int64(0), 5, 23] {
            let asOf = Timestamp(microseconds: FlightRows.now.microseconds - hours * 3_600_000_000)
            let answer = try await serving.lookup(
                LookupRequest(
                    .features(["RecentDelays:departures_7d"]), keys: ColumnBatch(columns: [keys], rowCount: 12),
                    asOf: asOf))
            guard case .int(let counts) = answer.features.columns[0].cells else { return }
            for number in 0..<12 {
                let asOfText = "'epoch'::timestamptz + \(asOf.microseconds) * interval '1 microsecond'"
                let expected =
                    try session.rows(
                        """
                        SELECT count(dep_delay) FROM truth WHERE tailnum = 'N\(number)'
                        AND scheduled_at > \(asOfText) - interval '7 days' AND scheduled_at <= \(asOfText)
                        AND departed_at <= \(asOfText)
                        """
                    ).first?.first ?? nil
                #expect("\(counts[number])" == expected, "N\(number) \(hours) hours ago")
            }
        }
        // Every row that retention keeps by time is there, once.
        let groups = try (0..<12).map {
            GroupKey(link: FlightRows.link, key: try #require(EntityKey("N\($0)")))
        }
        let stored = try await store.rows(of: groups, at: try await store.newest)
        let kept = Retention(project: project, registry: registry).sources.first { $0.source == "flights" }
        let cut = kept?.span.map { FlightRows.now.before($0).microseconds } ?? .min
        for (number, group) in stored.enumerated() {
            let found = FlightRows.ids(group.rows)
            #expect(found.values.allSatisfy { $0 == 1 })
            let wanted = rows.filter { $0.tailnum == "N\(number)" && $0.scheduled >= cut }.map(\.id)
            #expect(Set(wanted).isSubset(of: found.keys))
        }
    }

    @Test("Answers of the warehouse are kept with the instants that they are about, and the next ones beside them")
    func materialized() async throws {
        let flights = FlightRows.random(300, from: 1, seed: 21, days: 20)
        let (_, configuration) = try warehouse("materialize_answers", holding: flights)
        var views = project
        let position = try #require(views.views.firstIndex { $0.name == "RecentDelays" })
        let plain = views.views[position]
        let view = ViewContract(
            name: plain.name, entity: plain.entity, reads: plain.reads, request: plain.request,
            features: plain.features,
            owner: plain.owner, sql: plain.sql, swift: plain.swift,
            online: ViewOnlinePolicy(materializedFor: .hours(24)))
        views.views[position] = view
        let query = try SQLBinder.bind(view: view, project: views)
        for store in try await stores("materialize_answers") {
            let tables = try await WarehouseFactory.liveTables(configuration, relativeTo: "/")
            let warehouse = try await WarehouseFactory.warehouse(configuration, project: views)
            var materializer = Materializer(
                project: views, tables: tables, warehouse: warehouse, warehouseName: "analytics", store: store)
            materializer.chunkEntities = 5
            let later = Timestamp(microseconds: FlightRows.now.microseconds + 3_600_000_000)
            for asOf in [FlightRows.now, later] {
                let report = try await materializer.materialize(query, asOf: asOf)
                #expect(report.entities == Set(flights.compactMap(\.tailnum)).count)
                #expect(report.written == report.entities)
            }
            let key = try #require(EntityKey("N3"))
            let unknown = try #require(EntityKey("no such aircraft"))
            for asOf in [FlightRows.now, later] {
                let found = try await store.answers(of: view.answersName(in: views), keys: [key, unknown], asOf: asOf)
                let answer = try #require(found[0])
                #expect(found[1] == nil)
                #expect(answer.asOf == asOf)
                #expect(answer.freshUntil == asOf + .hours(24))
                let expected = flights.filter { flight in
                    flight.tailnum == "N3" && flight.scheduled <= asOf.microseconds
                        && flight.scheduled > (asOf - .days(7)).microseconds
                        && flight.delay.map { flight.scheduled + $0 * 60_000_000 <= asOf.microseconds } ?? false
                }
                guard case .int(let counts)? = answer.features.column("departures_7d")?.cells else { return }
                #expect(counts == [Int64(expected.count)])
            }
            let before = Timestamp(microseconds: FlightRows.now.microseconds - 1)
            #expect(try await store.answers(of: view.answersName(in: views), keys: [key], asOf: before)[0] == nil)
            await tables.close()
            await warehouse.close()
            await store.close()
        }
    }
}

/// What ends a run as a kill would: between a delivery and the note about it.
struct Interrupted: Error {}

/// Counts, from any task.
final class Counter: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }
}

extension BackfillRun {
    /// The same, but what delivers fails behind so many chunks, after the last of them was stored.
    func interrupted(after chunks: Int, _ counter: Counter) -> BackfillRun {
        var run = wrapping { deliver in
            { delivery in
                let receipt = try await deliver(delivery)
                if counter.next() == chunks { throw Interrupted() }
                return receipt
            }
        }
        run.chunkRows = chunkRows
        return run
    }
}
