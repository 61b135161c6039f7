import FeatureStoreTesting
import Foundation
import Testing

@Suite struct TemporaryPostgresTests {
    @Test func startsCrashesRestartsAndLeavesNothing() throws {
        let server = try TemporaryPostgres()
        let folder = server.folder
        #expect(FileManager.default.fileExists(atPath: "\(folder)/data/postmaster.pid"))
        try server.crash()
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/.s.PGSQL.5432"))
        try server.restart()
        #expect(FileManager.default.fileExists(atPath: "\(folder)/.s.PGSQL.5432"))
        server.stop()
        #expect(!FileManager.default.fileExists(atPath: folder))
    }
}

@Suite struct PostgresConnectionTests {
    @Test func describesColumnsWithoutRunningTheStatement() throws {
        let session = try TemporaryPostgres.shared().session()
        let columns = try session.describe("SELECT 1 AS a, 1.5::numeric(10,2) AS b, now() AS c, 1 / 0 AS d")
        #expect(columns.map(\.name) == ["a", "b", "c", "d"])
        #expect(columns.map(\.type) == ["integer", "numeric(10,2)", "timestamp with time zone", "integer"])
        #expect(try session.rows("SELECT NULL, 'a'") == [[nil, "a"]])
    }
}
