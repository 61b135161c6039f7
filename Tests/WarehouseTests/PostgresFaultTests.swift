import Contracts
import FeatureStore
import FeatureStoreTesting
import Testing

@testable import Warehouse

/// What goes wrong outside the statement: the server, the password, the network.
@Suite struct PostgresFaultTests {
    @Test func aServerThatIsDownIsUnavailableAndTheURLIsNotShown() async throws {
        let error = await #expect(throws: WarehouseError.self) {
            _ = try await PostgresWarehouse(
                url: "postgresql://someone:hunter2@/db?host=/nonexistent-folder", project: ProbeTables.project)
        }
        guard case .unavailable("postgres", let message)? = error else {
            return #expect(Bool(false), "\(error as Any)")
        }
        #expect(message.contains("cannot connect") && message.contains("Check that the server runs"))
        #expect(!message.contains("hunter2"))
    }

    @Test func anUnreadableURLIsUnavailableAndNotShown() async throws {
        for url in ["postgresql://user:hunter2@host:notaport/db", "hunter2", "password='hunter2"] {
            let error = await #expect(throws: WarehouseError.self) {
                _ = try await PostgresWarehouse(url: url, project: ProbeTables.project)
            }
            guard case .unavailable(_, let message)? = error else { return #expect(Bool(false), "\(error as Any)") }
            #expect(!message.contains("hunter2"), "\(message)")
        }
    }

    @Test func aRefusedPasswordIsUnavailableAndNotShown() async throws {
        let server = try TemporaryPostgres.shared()
        let wrong = "wrong-\(TemporaryPostgres.password)"
        let error = await #expect(throws: WarehouseError.self) {
            _ = try await PostgresWarehouse(url: server.url(password: wrong), project: ProbeTables.project)
        }
        guard case .unavailable(_, let message)? = error else { return #expect(Bool(false), "\(error as Any)") }
        #expect(message.contains("password authentication failed for user \"locked\""))
        #expect(!message.contains(wrong) && !message.contains(TemporaryPostgres.password))
    }

    @Test func aRoleWithNothingButTemporaryTablesSuffices() async throws {
        let server = try TemporaryPostgres.shared()
        let warehouse = try await PostgresWarehouse(
            url: server.url(password: TemporaryPostgres.password), project: ProbeTables.project)
        try await warehouse.load([ProbeTables.table(rows: 3)])
        #expect(
            try await warehouse.answer(warehouse.compile(ProbeTables.count), spine: ProbeTables.spine).rowCount == 1)
        await warehouse.close()
    }

    @Test func aRoleThatOnlyReadsByDefaultSuffices() async throws {
        let server = try TemporaryPostgres()
        defer { server.stop() }
        _ = try server.query("ALTER ROLE postgres SET default_transaction_read_only = on")
        let warehouse = try await PostgresWarehouse(url: server.url, project: ProbeTables.project)
        try await warehouse.load([ProbeTables.table(rows: 3)])
        await warehouse.close()
    }

    @Test func aRoleWithoutTemporaryTablesIsToldWhatToGrant() async throws {
        let server = try TemporaryPostgres()
        defer { server.stop() }
        _ = try server.query("REVOKE TEMPORARY ON DATABASE postgres FROM PUBLIC")
        let error = await #expect(throws: WarehouseError.self) {
            _ = try await PostgresWarehouse(
                url: server.url(password: TemporaryPostgres.password), project: ProbeTables.project)
        }
        guard case .unavailable(_, let message)? = error else { return #expect(Bool(false), "\(error as Any)") }
        #expect(message.contains("permission denied") && message.contains("GRANT TEMPORARY"), "\(message)")
    }

    @Test func aServerThatDiesInTheMiddleIsUnavailable() async throws {
        let server = try TemporaryPostgres()
        defer { server.stop() }
        let warehouse = try await PostgresWarehouse(url: server.url, project: ProbeTables.project)
        try await warehouse.load([ProbeTables.table(rows: 3_000)])
        let query = try warehouse.compile(ProbeTables.slow)
        let running = Task { try await warehouse.answer(query, spine: ProbeTables.spine) }
        try await server.waitForActivity("count")
        try server.crash()
        let error = await #expect(throws: WarehouseError.self) { _ = try await running.value }
        guard case .unavailable(_, let message)? = error else { return #expect(Bool(false), "\(error as Any)") }
        #expect(message.contains("went away"))
        // It stays so: the rows went with the connection, and an answer over none of them would be a lie.
        try server.restart()
        let later = await #expect(throws: WarehouseError.self) { try await warehouse.load([]) }
        guard case .unavailable? = later else { return #expect(Bool(false), "\(later as Any)") }
        await warehouse.close()
    }

    /// What a running statement throws once somebody has called a function of the server's on our connections.
    private func errorOfSlowStatement(
        of warehouse: PostgresWarehouse, on server: TemporaryPostgres, after function: String
    ) async throws -> WarehouseError? {
        let query = try warehouse.compile(ProbeTables.slow)
        let running = Task { try await warehouse.answer(query, spine: ProbeTables.spine) }
        try await server.waitForActivity("count")
        _ = try server.query(
            """
            SELECT \(function)(pid) FROM pg_stat_activity
            WHERE application_name = 'featurestore' AND pid <> pg_backend_pid()
            """)
        return await #expect(throws: WarehouseError.self) { _ = try await running.value }
    }

    @Test func aTerminatedBackendIsUnavailableAndLeavesNothing() async throws {
        let server = try TemporaryPostgres()
        defer { server.stop() }
        let warehouse = try await PostgresWarehouse(url: server.url, project: ProbeTables.project)
        try await warehouse.load([ProbeTables.table(rows: 3_000)])
        let error = try await errorOfSlowStatement(of: warehouse, on: server, after: "pg_terminate_backend")
        guard case .unavailable? = error else { return #expect(Bool(false), "\(error as Any)") }
        let left = try server.query(
            "SELECT relname FROM pg_class WHERE relname LIKE 'rows %' OR relname LIKE 'spine %' OR relname = 'readings'"
        )
        #expect(left.isEmpty)
        let schemas = try server.query(
            "SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema|public)'")
        #expect(schemas.isEmpty)
    }

    @Test func somebodyElsesCancellationIsAnErrorAndNotATimeout() async throws {
        let server = try TemporaryPostgres()
        defer { server.stop() }
        let warehouse = try await PostgresWarehouse(url: server.url, project: ProbeTables.project)
        try await warehouse.load([ProbeTables.table(rows: 3_000)])
        let error = try await errorOfSlowStatement(of: warehouse, on: server, after: "pg_cancel_backend")
        guard case .failed(_, _, "57014", _)? = error else { return #expect(Bool(false), "\(error as Any)") }
        #expect(
            try await warehouse.answer(warehouse.compile(ProbeTables.count), spine: ProbeTables.spine).rowCount == 1)
        await warehouse.close()
    }
}

extension TemporaryPostgres {
    /// Waits until a session of the product runs a statement with this word in it.
    func waitForActivity(_ word: String) async throws {
        for _ in 0..<6_000 {
            let rows = try query(
                """
                SELECT 1 FROM pg_stat_activity
                WHERE state = 'active' AND query ~ '\(word)' AND pid <> pg_backend_pid()
                """)
            if !rows.isEmpty { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("no session of the product ran a statement with \(word) in it")
    }
}
