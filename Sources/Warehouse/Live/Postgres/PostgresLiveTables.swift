internal import BlockingCalls
internal import Contracts
internal import FeatureStore

/// The tables of a PostgreSQL database, in one read-only transaction that sees them as they stood when it began.
final class PostgresLiveTables: LiveTables {
    let engine: EngineDescription
    let dialect: any LiveDialect = PostgresLiveDialect()
    private let session: PostgresLiveSession
    private let calls = RunningCalls()
    private let options: WarehouseOptions

    /// Connects.
    ///
    /// - Parameters:
    ///   - url: holds the password, and is never repeated in a message.
    ///   - warehouse: the warehouse's name, by which `table:` names tables.
    init(url: String, warehouse: String, options: WarehouseOptions) async throws {
        let session = PostgresLiveSession(warehouse: warehouse, options: options)
        engine = try await calls.run(timeoutSeconds: options.statementTimeoutSeconds, engine: engineName) { control in
            try await session.open(url: url, control)
        }
        self.session = session
        self.options = options
    }

    func describe(_ source: Source) async throws -> LiveTable? {
        try await running { control in try await self.session.describe(source, control) }
    }

    func read(_ statement: LiveStatement, _ each: @escaping @Sendable (ColumnBatch) throws -> Void) async throws {
        try await running { control in try await self.session.read(statement, control, each) }
    }

    func settings() async throws -> [LiveSetting] { await session.settings }

    func close() async {
        calls.close()
        await session.close()
    }

    private func running<Answer: Sendable>(_ body: (StatementControl) async throws -> Answer) async throws -> Answer {
        try await calls.run(timeoutSeconds: options.statementTimeoutSeconds, engine: engineName, body)
    }
}
