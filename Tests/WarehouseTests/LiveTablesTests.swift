import Contracts
import FeatureStore
import FeatureStoreTesting
import Foundation
import SQLFrontend
import SQLite
import Testing

@testable import Warehouse

/// Reading a user's own tables: one snapshot, nothing written, each row once.
@Suite struct LiveTablesTests {
    private static func rows(_ keys: [String], _ live: any LiveTables) async throws -> ColumnBatch {
        let table = try #require(try await live.describe(ProbeTables.source))
        let conditions = keys.map { RowCondition(columns: ["probe"], values: [.text(Array($0.utf8))]) }
        return try await live.rows(of: table, matching: conditions, limit: 1_000_000)
    }

    private static func configuration(_ engine: WarehouseConfiguration.Engine) -> WarehouseConfiguration {
        WarehouseConfiguration(name: "w", engine: engine, isTraining: false, location: ProbeTables.location)
    }

    private static func path() -> String {
        FileManager.default.temporaryDirectory.appending(path: "featurestore-live-\(UUID().uuidString).db").path
    }

    @Test func aSQLiteFileIsReadAsItStoodWhenOpened() async throws {
        let path = Self.path()
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let writer = try Connection(.file(path: path))
        try writer.execute(
            """
            PRAGMA journal_mode = WAL; CREATE TABLE readings (probe TEXT, at TEXT, id INTEGER);
            INSERT INTO readings VALUES ('a', '2013-01-01T00:00:00Z', 1), ('b', '2013-01-01 00:00:00+00:00', 2)
            """)
        let live = try await WarehouseFactory.liveTables(Self.configuration(.sqlite(path: path)), relativeTo: "/")
        #expect(try await Self.rows(["a", "b"], live).rowCount == 2)
        try writer.execute(
            "INSERT INTO readings VALUES ('a', '2013-01-01T00:00:00Z', 3); DELETE FROM readings WHERE id = 2")
        let again = try await Self.rows(["a", "b"], live)
        #expect(again.rowCount == 2)
        #expect(again.column("at").map { LiveValue($0, row: 0) } == .timestamp(try Timestamp("2013-01-01T00:00:00Z")))
        await live.close()
        let later = try await WarehouseFactory.liveTables(Self.configuration(.sqlite(path: path)), relativeTo: "/")
        #expect(try await Self.rows(["a", "b"], later).rowCount == 2)
        #expect(try await Self.rows(["b"], later).rowCount == 0)
        await later.close()
    }

    @Test func aPostgreSQLIsReadAsItStoodWhenOpened() async throws {
        let server = try TemporaryPostgres.shared()
        let session = try server.session()
        try session.execute(
            """
            CREATE SCHEMA live_snapshot; CREATE TABLE live_snapshot.readings (probe text, at timestamptz, id bigint);
            INSERT INTO live_snapshot.readings VALUES ('a', '2013-01-01', 1), ('b', '2013-01-01', 2)
            """)
        var source = Self.configuration(
            .postgres(
                url: server.url + (server.url.contains("?") ? "&" : "?") + "options=-csearch_path%3Dlive_snapshot"))
        source = WarehouseConfiguration(name: "w", engine: source.engine, isTraining: false, location: source.location)
        let live = try await WarehouseFactory.liveTables(source, relativeTo: "/")
        #expect(try await Self.rows(["a", "b"], live).rowCount == 2)
        try session.execute(
            "INSERT INTO live_snapshot.readings VALUES ('a', '2013-01-01', 3); DELETE FROM live_snapshot.readings WHERE id = 2"
        )
        #expect(try await Self.rows(["a", "b"], live).rowCount == 2)
        #expect(try await Self.rows(["b"], live).rowCount == 1)
        await live.close()
    }

    @Test func aRowThatSeveralConditionsWantComesOnce() async throws {
        let path = Self.path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let writer = try Connection(.file(path: path))
        try writer.execute("CREATE TABLE readings (probe TEXT, at TEXT, id INTEGER)")
        let nasty = ["", "'", "\"; DROP TABLE readings; --", "é", "e\u{301}", "👩‍✈️", "a\nb"]
        for (id, key) in nasty.enumerated() {
            _ = try writer.rows(
                "INSERT INTO readings VALUES (?1, '2013-01-01T00:00:00Z', ?2)", [.text(key), .integer(Int64(id))])
        }
        writer.close()
        let live = try await WarehouseFactory.liveTables(Self.configuration(.sqlite(path: path)), relativeTo: "/")
        #expect(try await Self.rows(nasty + nasty, live).rowCount == nasty.count)
        for key in nasty { #expect(try await Self.rows([key], live).rowCount == 1, "\(key)") }
        // As many conditions as a large sample has: deeper than an expression may be, were they a chain.
        let many = (0..<3_000).map { "nobody \($0)" } + nasty
        #expect(try await Self.rows(many, live).rowCount == nasty.count)
        await live.close()
    }

    @Test func aLockedFileIsSaidToBeLocked() async throws {
        let path = Self.path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let writer = try Connection(.file(path: path))
        try writer.execute("CREATE TABLE readings (probe TEXT, at TEXT, id INTEGER); BEGIN EXCLUSIVE")
        let error = await #expect(throws: WarehouseError.self) {
            _ = try await WarehouseFactory.liveTables(Self.configuration(.sqlite(path: path)), relativeTo: "/")
        }
        #expect("\(error as Any)".contains("another program holds the database locked"), "\(error as Any)")
    }

    @Test(
        arguments: [
            ("int8", SQLiteValue.integer(5), true), ("int8", .real(5), false), ("int8", .text("5"), false),
            ("int2", .integer(40_000), false), ("int2", .integer(-40), true),
            ("float8", .integer(3), true), ("float8", .integer(9_007_199_254_740_993), false),
            ("float8", .text("1"), false),
            ("bool", .integer(1), true), ("bool", .integer(2), false), ("text", .integer(1), false),
            ("timestamptz", .text("2013-01-01T00:00:00Z"), true),
            ("timestamptz", .text("2013-01-01 00:00:00+01:00"), true),
            ("timestamptz", .text("2013-01-01 00:00:00"), false), ("timestamptz", .text("2013-01-01"), false),
            ("timestamptz", .integer(1_357_000_000), false), ("timestamptz", .integer(1_357_000_000_000), false),
            ("timestamptz", .integer(1_357_000_000_000_000), true), ("timestamptz", .real(2_456_293.5), false),
            ("date", .text("2013-01-31"), true), ("date", .integer(15_000), true),
            ("date", .integer(20_130_131), false),
            ("numeric(10,2)", .text("12.50"), true), ("numeric(10,2)", .text("12.505"), false),
            ("numeric(10,2)", .integer(12), true), ("numeric(10,2)", .real(12.5), false), ("text", .blob([1]), false),
        ] as [(String, SQLiteValue, Bool)])
    func aCellFitsOrIsRefused(_ declaration: String, _ value: SQLiteValue, _ fits: Bool) throws {
        let type = try #require(PhysicalType(declaration: declaration))
        #expect(((try? LiveCell.read(value, as: type)) != nil) == fits, "\(declaration) \(value)")
    }
}
