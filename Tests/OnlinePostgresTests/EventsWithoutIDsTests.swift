import Backfill
import Contracts
import FeatureStore
import FeatureStoreTesting
import Online
import OnlinePostgres
import Testing
import Warehouse

/// Events that nothing identifies: two that look alike are two.
private struct Ping: SourceRow {
    static let schema = RowSchema(
        source: "pings", columns: [ColumnSchema("place", .text), ColumnSchema("at", .timestamp)], eventTime: "at")
    var place: String
    var at: Timestamp

    init(decoding row: borrowing RowDecoder) {
        place = row.value(0)
        at = row.value(1)
    }

    static func value(at column: Int, of row: Ping) -> any ColumnValue { column == 0 ? row.place : row.at }
    static func eventTime(of row: Ping) -> Timestamp { row.at }
}

@Suite("Backfill of events without ids")
struct EventsWithoutIDsTests {
    private let now = Timestamp(microseconds: 1_370_000_000_000_000)
    private let registry = FeatureRegistry(
        configuration: EmbeddedFile(path: "featurestore.yaml", text: ""), rowTypes: [Ping.self], views: [],
        services: [],
        helpers: [])
    private let project: Project

    init() {
        let place = SourceLocation(file: "featurestore.yaml", line: 1)
        let source = Source(
            name: "pings", rowType: "Ping",
            columns: [
                ColumnContract(name: "place", type: .text, isNullable: false),
                ColumnContract(name: "at", type: .timestamp, isNullable: false),
            ], unique: [], eventTime: "at", arrivalTime: nil, knownAt: [:], versions: nil, tables: [:], location: place)
        project = Project(entities: [], sources: [source], services: [], warehouses: [], views: [])
    }

    @Test(
        "Interrupted before and behind a chunk was stored, every event comes once, up to the cut",
        arguments: [true, false])
    func once(_ isStored: Bool) async throws {
        let server = try TemporaryPostgres.shared()
        let name = "pings_\(isStored ? "behind" : "before")"
        try server.session().execute("CREATE DATABASE \(name)")
        let url = server.url(database: name)
        // Several events of one instant, and events that look alike in every column; some beyond the cut.
        try server.session(url: url).execute(
            """
            CREATE TABLE pings (place text NOT NULL, at timestamptz NOT NULL);
            INSERT INTO pings SELECT 'p' || (n % 3), 'epoch'::timestamptz + \(now.microseconds) * interval '1 microsecond'
                - (n / 4) * interval '10 minutes' FROM generate_series(0, 1499) AS n;
            """)
        let tables = try await WarehouseFactory.liveTables(
            WarehouseConfiguration(
                name: "analytics", engine: .postgres(url: url), isTraining: true,
                location: SourceLocation(file: "test", line: 1)), relativeTo: "/")
        let store = try await PostgresOnlineStore(url: url, registry: registry)
        let now = now
        var run = BackfillRun(project: project, registry: registry, tables: tables, into: store, clock: { now })
        run.chunkRows = 50
        let until = now - .hours(2)
        await #expect(throws: BackfillError.self) { _ = try await run.run(["pings"], now: now) }

        for chunks in [2, 5] {
            let counter = Counter()
            var ending = run.wrapping { deliver in
                { delivery in
                    let isLast = counter.next() == chunks
                    if isLast, !isStored { throw Interrupted() }
                    let receipt = try await deliver(delivery)
                    if isLast { throw Interrupted() }
                    return receipt
                }
            }
            ending.chunkRows = run.chunkRows
            await #expect(throws: Interrupted.self) {
                _ = try await ending.run(["pings"], now: now, until: until)
            }
        }
        await #expect(throws: BackfillError.self) {
            _ = try await run.run(["pings"], now: now, until: until + .hours(1))
        }
        _ = try await run.run(["pings"], now: now, until: until)
        let session = try server.session(url: url)
        let difference = try session.rows(
            """
            SELECT place, at, count(*) FROM pings WHERE at < 'epoch'::timestamptz + \(until.microseconds) * interval '1 microsecond'
                GROUP BY 1, 2
            EXCEPT SELECT place, at, count(*) FROM featurestore_online.pings GROUP BY 1, 2
            """)
        #expect(difference.isEmpty)
        let total = try session.rows("SELECT count(*) FROM featurestore_online.pings").first?.first ?? nil
        // Of each of 375 instants four, without those of the last two hours and the cut; none is too old, since no view
        // says yet how far back it will read.
        #expect(total == "\((375 - 13) * 4)")
        let again = try await run.run(["pings"], now: now, until: until)
        #expect(again.sources[0].read == 0)
        await #expect(throws: BackfillError.self) {
            _ = try await run.run(["pings"], now: now, until: until, restart: true)
        }
        await tables.close()
        await store.close()
    }
}
