public import Contracts
public import FeatureStore
public import SQLFrontend
import SQLite
import SQLiteDialect

/// SQLite as a warehouse: embedded, with nothing to install and nothing to run.
///
/// What is loaded lies in a private database, in memory or in an unnamed temporary file, which goes with the warehouse. Each
/// view's query is given as a translation that keeps PostgreSQL's meaning, and runs case by case. Values are stored as
/// `SQLiteRepresentation` says, and a cell of an answer that is stored otherwise than its type demands is an error.
public final class SQLiteWarehouse: Warehouse {
    /// `sqlite` and the library's version.
    public let engine = EngineDescription(
        name: SQLiteWarehouse.name, version: Connection.libraryVersion, zoneRelease: ZoneDirectory.version)
    static let name = "sqlite"
    private let session: SQLiteSession
    private let calls = RunningCalls()
    private let options: WarehouseOptions
    private let translate: @Sendable (BoundQuery) throws -> String
    private let layouts: [TableLayout]

    /// Where the rows are kept while they are looked at.
    public enum Storage: Hashable, Sendable {
        /// In memory.
        case memory
        /// In an unnamed temporary file, for more than fits into memory.
        case temporaryFile
    }

    /// Opens a private database and makes empty tables for the project's sources.
    ///
    /// - Parameters:
    ///   - storage: where the rows are kept.
    ///   - project: whose sources and keys the tables and indexes are made for.
    ///   - options: the time that an answer may take; SQLite's sessions have no zone.
    public convenience init(
        storage: Storage = .memory, project: Project, options: WarehouseOptions = WarehouseOptions()
    ) async throws {
        try await self.init(storage: storage, project: project, options: options) { query in
            try SQLiteTranslator.translate(query)
        }
    }

    /// The same with another way of turning a query into SQLite's dialect, for tests of what surrounds it.
    package init(
        storage: Storage, project: Project, options: WarehouseOptions,
        translate: @escaping @Sendable (BoundQuery) throws -> String
    ) async throws {
        self.translate = translate
        layouts = try TableLayout.layouts(of: project, engine: Self.name)
        session = SQLiteSession(layouts: layouts, options: options)
        self.options = options
        try await session.open(storage == .memory ? .memory : .temporaryFile)
    }

    /// The query's translation into SQLite's dialect, or the view's own text for SQLite, which SQLite is shown first.
    public func compile(_ query: BoundQuery) throws -> CompiledQuery {
        let text = try translate(query)
        if let own = query.view.sqlite { try OwnTextCheck(view: query.view, layouts: layouts).check(text, own) }
        return CompiledQuery(query: query, text: text)
    }

    /// Cases with a text that holds U+0000 or with a time outside PostgreSQL's calendar.
    public func uncoveredCases(in rows: ColumnBatch) -> [UncoveredCase] {
        CellLimits.uncoveredCases(in: rows)
    }

    /// The same, and cases with NaN where the view has its own text for SQLite, to which NaN is a text.
    public func uncoveredCases(in rows: ColumnBatch, of view: ViewContract) -> [UncoveredCase] {
        let found = uncoveredCases(in: rows)
        guard view.sqlite != nil else { return found }
        let cases = Set(found.map(\.caseID))
        return found + SQLiteSession.casesWithNaN(rows).filter { !cases.contains($0.caseID) }
    }

    /// As long as no case has so many rows that statistics are made of them.
    public func plansPartsAlike(_ tables: [SourceTable]) -> Bool {
        var largest = LargestCase()
        for table in tables { largest.add(table.rows, startingSource: true) }
        return !largest.needsStatistics
    }

    /// Replaces all rows in one transaction.
    public func load(_ tables: [SourceTable]) async throws { try await load(RowSupply(tables)) }

    /// Replaces all rows in one transaction, as they come.
    public func load(_ supply: RowSupply) async throws {
        try await calls.run(timeoutSeconds: options.statementTimeoutSeconds, engine: Self.name) { control in
            try await session.load(supply, control)
        }
    }

    /// Answers case by case, each from its own rows alone, with a statement that is prepared once.
    public func answer(_ query: CompiledQuery, spine: SpineTable) async throws -> ColumnBatch {
        try await calls.run(timeoutSeconds: options.statementTimeoutSeconds, engine: Self.name) { control in
            try await session.answer(query, spine: spine, control)
        }
    }

    /// Stops what runs and closes the database; later calls throw.
    public func close() async {
        calls.close()
        await session.close()
    }
}

extension SQLiteWarehouse: DeliveringWarehouse {
    /// Runs a view's statement and drops what it answers.
    package func deliver(_ query: CompiledQuery, spine: SpineTable) async throws -> Delivery {
        try await calls.run(timeoutSeconds: options.statementTimeoutSeconds, engine: Self.name) { control in
            try await session.deliver(query, spine: spine, control)
        }
    }
}
