internal import BlockingCalls
internal import Contracts
internal import FeatureStore
internal import SQLite

/// The tables of a user's SQLite file, opened for reading alone, in one read transaction.
final class SQLiteLiveTables: LiveTables {
    let engine = EngineDescription(name: SQLiteWarehouse.name, version: Connection.libraryVersion)
    let dialect: any LiveDialect = SQLiteLiveDialect()
    private let session: SQLiteLiveSession
    private let calls = RunningCalls()
    private let options: WarehouseOptions

    /// Opens a file that exists.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - warehouse: the warehouse's name, by which `table:` names tables.
    init(path: String, warehouse: String, options: WarehouseOptions) async throws {
        session = SQLiteLiveSession(warehouse: warehouse)
        self.options = options
        try await session.open(path)
    }

    func describe(_ source: Source) async throws -> LiveTable? {
        try await running { control in try await self.session.describe(source, control) }
    }

    func read(_ statement: LiveStatement, _ each: @escaping @Sendable (ColumnBatch) throws -> Void) async throws {
        try await running { control in try await self.session.read(statement, control, each) }
    }

    func settings() async throws -> [LiveSetting] {
        try await running { control in try await self.session.settings(control) }
    }

    func close() async {
        calls.close()
        await session.close()
    }

    private func running<Answer: Sendable>(_ body: (StatementControl) async throws -> Answer) async throws -> Answer {
        try await calls.run(timeoutSeconds: options.statementTimeoutSeconds, engine: engine.name, body)
    }
}
