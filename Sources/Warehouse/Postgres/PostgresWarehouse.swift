public import Contracts
public import FeatureStore
public import SQLFrontend

/// PostgreSQL as a warehouse, through one connection that nothing else uses.
///
/// Everything it makes is in the connection's temporary schema, so that nothing is left behind however the program ends; the
/// role needs the right to make temporary tables and no other. Queries run in read-only transactions, in a session whose
/// zone, formats and search path are set, whatever the server's and the role's defaults say.
///
/// Text columns are made with a collation that orders by code point (`C.utf8`, or `C` where the server has none), because a
/// collation of the server's would order text by rules that no other engine shares. Text that comes from no column (a
/// number cast to text) keeps the database's own.
public final class PostgresWarehouse: Warehouse {
    /// `postgres` and the server's version.
    public let engine: EngineDescription
    private let session: PostgresSession
    private let calls: RunningCalls
    private let options: WarehouseOptions

    /// Connects to a server and makes empty tables for the project's sources.
    ///
    /// - Parameters:
    ///   - url: a connection URL or key-value string; it holds the password, so it is never repeated in a message.
    ///   - project: whose sources and keys the tables and indexes are made for.
    ///   - options: the time that a statement may take, and the session's zone.
    /// - Throws: ``WarehouseError/unavailable(engine:message:)`` when the server is down or refuses us.
    public init(url: String, project: Project, options: WarehouseOptions = WarehouseOptions()) async throws {
        let layouts = try TableLayout.layouts(of: project, engine: engineName)
        let session = PostgresSession(layouts: layouts, options: options)
        let calls = RunningCalls()
        engine = try await calls.run(timeoutSeconds: options.statementTimeoutSeconds, engine: engineName) { control in
            try await session.open(url: url, control)
        }
        self.session = session
        self.calls = calls
        self.options = options
    }

    /// The query as it is: PostgreSQL's is the dialect that pairs are written in.
    public func compile(_ query: BoundQuery) throws -> CompiledQuery {
        CompiledQuery(query: query, text: query.text)
    }

    /// Cases with a text that holds U+0000, or with a time outside PostgreSQL's calendar.
    public func uncoveredCases(in rows: ColumnBatch) -> [UncoveredCase] {
        CellLimits.uncoveredCases(in: rows)
    }

    /// Replaces all rows in one transaction, through binary COPY.
    public func load(_ tables: [SourceTable]) async throws { try await load(RowSupply(tables)) }

    /// Replaces all rows in one transaction, through binary COPY, as they come.
    public func load(_ supply: RowSupply) async throws {
        try await calls.run(timeoutSeconds: options.statementTimeoutSeconds, engine: engineName) { control in
            try await session.load(supply, control)
        }
    }

    /// Answers from every case's own rows: many cases in one statement, a single case by the query verbatim.
    public func answer(_ query: CompiledQuery, spine: SpineTable) async throws -> ColumnBatch {
        try await calls.run(timeoutSeconds: options.statementTimeoutSeconds, engine: engineName) { control in
            try await session.answer(query, spine: spine, control)
        }
    }

    /// Stops what runs within about a tenth of a second and closes the connection; later calls throw.
    public func close() async {
        calls.close()
        await session.close()
    }
}

extension PostgresWarehouse: DeliveringWarehouse {
    /// Runs a single case's query verbatim and drops what it answers.
    package func deliver(_ query: CompiledQuery, spine: SpineTable) async throws -> Delivery {
        try await calls.run(timeoutSeconds: options.statementTimeoutSeconds, engine: engineName) { control in
            try await session.deliver(query, spine: spine, control)
        }
    }
}
