import FeatureStoreTesting
import Foundation
import Testing

/// `featurestore verify` against a PostgreSQL that answers, refuses, is not there, or goes away.
@Suite(.serialized) struct PostgresTests {
    @Test func thisRepositoryAgreesOnBothEngines() throws {
        let url = try TemporaryPostgres.shared().url
        let run = try CommandRun.featurestore(
            ["verify", "--no-attack", "--warehouse", "local", "--warehouse", "analytics"],
            environment: ["FEATURESTORE_POSTGRES_URL": url])
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        #expect(run.output.contains("postgres "))
        #expect(run.output.contains("sqlite "))
    }

    @Test func aServerThatIsDownLeavesTheOtherEnginesVerdicts() throws {
        let run = try CommandRun.featurestore(
            ["verify", "RecentDelays", "--no-attack", "--warehouse", "local", "--warehouse", "analytics"],
            environment: ["FEATURESTORE_POSTGRES_URL": "postgresql://somebody:s3cret@/postgres?host=/nowhere"])
        #expect(run.status == 3, "\(run.output)\(run.messages)")
        #expect(!(run.output + run.messages).contains("s3cret"))
        #expect(run.output.contains("RecentDelays  local      agreed"), "\(run.output)")
        #expect(run.output.contains("RecentDelays  analytics  undecided"), "\(run.output)")
    }

    @Test func aRefusedPasswordIsSaidWithoutRepeatingIt() throws {
        let url = try TemporaryPostgres.shared().url(password: "wr0ng-word")
        let run = try CommandRun.featurestore(
            ["verify", "RecentDelays", "--no-attack", "--warehouse", "analytics"],
            environment: ["FEATURESTORE_POSTGRES_URL": url])
        #expect(run.status == 3, "\(run.output)\(run.messages)")
        #expect((run.output + run.messages).contains("password"))
        #expect(!(run.output + run.messages).contains("wr0ng-word"))
    }

    @Test func aServerThatDiesMidwayLeavesNothingDecidedAndNothingHanging() throws {
        let server = try TemporaryPostgres()
        defer { server.stop() }
        let run = try CommandRun.featurestore(
            ["verify", "--no-attack", "--warehouse", server.url],
            whileRunning: { process in
                // The run takes seconds; the server goes once it has a connection with work to do.
                while process.isRunning, try server.connectionCount() == 0 { usleep(20_000) }
                try server.crash()
            })
        #expect(run.status == 3, "\(run.output)\(run.messages)")
        #expect(run.output.contains("undecided"))
    }

    @Test func nothingIsLeftBehindOnTheServer() throws {
        let server = try TemporaryPostgres()
        defer { server.stop() }
        let run = try CommandRun.featurestore(["verify", "RecentDelays", "--cases", "100", "--warehouse", server.url])
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        #expect(try server.leftovers().isEmpty)
    }
}

extension TemporaryPostgres {
    /// How many connections of ours there are.
    fileprivate func connectionCount() throws -> Int {
        Int(try query("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'featurestore'")) ?? 0
    }

    /// Every relation, schema and function that does not belong to PostgreSQL itself.
    fileprivate func leftovers() throws -> String {
        try query(
            """
            SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
            UNION ALL SELECT nspname FROM pg_namespace
            WHERE nspname !~ '^pg_(temp|toast_temp)_' AND nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'public')
            """)
    }

    /// The lines that `psql` prints for a statement.
    private func query(_ sql: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["psql", "--no-psqlrc", "-At", "-c", sql, url]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
