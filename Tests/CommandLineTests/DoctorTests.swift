import FeatureStoreTesting
import Foundation
import SQLite
import Testing

/// `featurestore doctor` over warehouses that are well, ill and not there.
@Suite struct DoctorTests {
    private func doctor(_ arguments: [String], environment: [String: String] = [:]) throws -> CommandRun {
        try CommandRun.featurestore(["doctor"] + arguments, environment: environment)
    }

    @Test func thisRepositoryIsWell() throws {
        let run = try doctor([])
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        for expected in [
            "ok       toolchain: Swift ", "ok       libraries: SQLite ", "ok       zones: Foundation",
            "ok       project: ",
        ] {
            #expect(run.output.contains(expected), "\(expected) in \(run.output)")
        }
        #expect(run.output.contains("ok       warehouse local: sqlite"), "\(run.output)")
        #expect(run.output.contains("warning  warehouse analytics: "), "\(run.output)")
    }

    @Test func goodTablesAreWell() throws {
        let folder = try TemporaryFolder()
        try FlightTables.makeSQLite(at: folder.path + "/data.db")
        let run = try doctor(["--warehouse", "sqlite:\(folder.path)/data.db"])
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        #expect(
            run.output.contains("source flights: flights has the 10 columns as declared, unique by flight_id"),
            "\(run.output)")
        #expect(
            run.output.contains("no index of weather begins with origin. For quick samples: CREATE INDEX"),
            "\(run.output)")
        #expect(!run.output.contains("no index of flights begins with tailnum"), "\(run.output)")
    }

    @Test(arguments: [
        ("INSERT INTO planes SELECT * FROM planes LIMIT 1", "planes is not unique by tailnum: 2 rows have tailnum "),
        ("DROP TABLE planes", "there is no table planes"),
        ("ALTER TABLE flights DROP COLUMN carrier", "flights has no column carrier"),
        ("UPDATE planes SET seats = 'many'", "expected an integer, found the text 'many'"),
    ])
    func whatIsIllIsAProblem(_ alteration: String, _ expected: String) throws {
        let folder = try TemporaryFolder()
        try FlightTables.makeSQLite(at: folder.path + "/data.db", alter: alteration)
        let run = try doctor(["--warehouse", "sqlite:\(folder.path)/data.db"])
        #expect(run.status == 2, "\(run.output)\(run.messages)")
        #expect(run.output.contains("problem  warehouse "), "\(run.output)")
        #expect(run.output.contains(expected), "\(run.output)")
    }

    @Test func aFileInUTF16IsToldOf() throws {
        let folder = try TemporaryFolder()
        let connection = try Connection(.file(path: folder.path + "/wide.db"))
        try connection.execute("PRAGMA encoding = 'UTF-16'; CREATE TABLE other (x TEXT)")
        connection.close()
        let run = try doctor(["--warehouse", "sqlite:\(folder.path)/wide.db"])
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        #expect(run.output.contains("the file is encoded in UTF-16"), "\(run.output)")
    }

    @Test func aPostgreSQLOfUnusualSettingsIsHarmless() throws {
        let server = try TemporaryPostgres.shared()
        let url = try FlightTables.makePostgres(server.url, schema: "doctored")
        let unusual = url + "%20-cTimeZone%3DAsia/Tokyo%20-cstandard_conforming_strings%3Doff"
        let run = try doctor(["--warehouse", unusual])
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        #expect(run.output.contains("sessions start in the zone Asia/Tokyo; ours are set to UTC"), "\(run.output)")
        #expect(run.output.contains("standard_conforming_strings off; ours are set to on"), "\(run.output)")
        #expect(run.output.contains("source weather: weather has the 10 columns as declared"), "\(run.output)")
    }

    @Test func physicalTypesAreHeldToTheCatalogue() throws {
        let server = try TemporaryPostgres.shared()
        let url = try FlightTables.makePostgres(server.url, schema: "mistyped")
        _ = try server.query(
            """
            ALTER TABLE mistyped.flights ALTER dep_delay TYPE int4, ALTER arr_delay TYPE numeric,
              ALTER carrier DROP NOT NULL
            """)
        _ = try server.query("UPDATE mistyped.flights SET carrier = NULL WHERE flight_id = 65")
        let run = try doctor(["--warehouse", url])
        #expect(run.status == 2, "\(run.output)\(run.messages)")
        #expect(run.output.contains("flights.dep_delay is integer, where bigint is declared"), "\(run.output)")
        #expect(run.output.contains("physical: int4"), "\(run.output)")
        #expect(run.output.contains("flights.arr_delay is numeric, which is no int"), "\(run.output)")
        _ = try server.query("ALTER TABLE mistyped.flights ALTER arr_delay TYPE int8")
        let nulls = try doctor(["--warehouse", url])
        #expect(nulls.output.contains("flights.carrier is NULL in 1 of "), "\(nulls.output)")
    }

    @Test func whatIsNotThereIsUnknown() throws {
        let run = try doctor(
            ["--format", "json", "--warehouse", "postgresql://somebody:s3cret@/postgres?host=/nowhere"])
        #expect(run.status == 3, "\(run.output)\(run.messages)")
        #expect(!(run.output + run.messages).contains("s3cret"))
        let lines = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
        #expect(
            lines.contains { $0["status"] as? String == "unknown" && $0["about"] as? String == "warehouse postgres" })
    }
}
