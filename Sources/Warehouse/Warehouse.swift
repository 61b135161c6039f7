public import Contracts
public import FeatureStore
public import SQLFrontend

/// An engine that runs the SQL half of pairs over cases that it is given.
///
/// An implementation touches nothing but its own temporary tables. It is one folder of this module and passes
/// `WarehouseConformance` of the module FeatureStoreTesting.
public protocol Warehouse: Sendable {
    /// Which engine answers, and its version, for the verdict.
    var engine: EngineDescription { get }

    /// The text that this engine would run for a query, or throws ``QueryRefusal`` naming what it cannot keep.
    func compile(_ query: BoundQuery) throws -> CompiledQuery

    /// Which cases hold a cell that this engine cannot hold, and what: one element for each such case, in order of rows.
    ///
    /// Ask for every table and every spine before `load` and `answer`, leave those cases out and report them as not
    /// covered; `load` and `answer` throw ``WarehouseError/notCovered(engine:caseID:found:)`` for what was not left out.
    ///
    /// - Parameter rows: `case_id` int, then other columns.
    func uncoveredCases(in rows: ColumnBatch) -> [UncoveredCase]

    /// The same for one view alone, whose text may be unable to take what the engine holds otherwise.
    func uncoveredCases(in rows: ColumnBatch, of view: ViewContract) -> [UncoveredCase]

    /// Replaces whatever was loaded before by the rows of these cases.
    ///
    /// Every source of the project has a table, empty where `tables` has none for it. After an error nothing is loaded.
    func load(_ tables: [SourceTable]) async throws

    /// The same with rows that come batch by batch, and need never be in memory together.
    ///
    /// - Throws: also what the supply throws.
    func load(_ supply: RowSupply) async throws

    /// Whether parts of these rows, each case whole, are planned as all of them are.
    ///
    /// An engine that makes statistics of what it loads may plan otherwise over parts, and give another of several answers
    /// that the query allows.
    func plansPartsAlike(_ tables: [SourceTable]) -> Bool

    /// Answers questions over the loaded rows, one statement for all of them.
    ///
    /// - Parameters:
    ///   - query: what `compile` gave.
    ///   - spine: `case_id` int, `spine_id` int, then the view's spine columns.
    /// - Returns: `case_id` int, `spine_id` int, then the view's features in declared order and declared types; rows in
    ///   any order and number: what is missing or doubled is for the comparison to find.
    /// - Throws: ``WarehouseError``, after which the warehouse can be used again unless it is `unavailable`;
    ///   `CancellationError` when the task was cancelled.
    func answer(_ query: CompiledQuery, spine: SpineTable) async throws -> ColumnBatch

    /// Stops a running statement and releases the connection, with everything that was created on it.
    func close() async
}

extension Warehouse {
    /// Gathers the rows and loads them at once: right for any engine, though not for any number of rows.
    public func load(_ supply: RowSupply) async throws {
        var tables: [SourceTable] = []
        for source in supply.sources {
            var joined: ColumnBatch?
            try supply.forEachBatch(of: source.name) { rows in
                if joined == nil { joined = rows } else { joined?.append(contentsOf: rows) }
            }
            if let joined { tables.append(SourceTable(source: source, rows: joined)) }
        }
        try await load(tables)
    }

    /// As long as no source has so many rows that statistics are made of them.
    public func plansPartsAlike(_ tables: [SourceTable]) -> Bool {
        tables.allSatisfy { $0.rows.rowCount < WarehouseOptions.rowsWithStatistics }
    }

    /// None: the answer of an engine that can hold everything.
    public func uncoveredCases(in rows: ColumnBatch) -> [UncoveredCase] { [] }

    /// What ``uncoveredCases(in:)`` gives: no view's text takes less.
    public func uncoveredCases(in rows: ColumnBatch, of view: ViewContract) -> [UncoveredCase] {
        uncoveredCases(in: rows)
    }
}

/// A case that an engine cannot be given.
public struct UncoveredCase: Hashable, Sendable {
    /// The case.
    public let caseID: Int64
    /// The column of the first such cell.
    public let column: String
    /// What it holds: `a text with the character U+0000, which PostgreSQL cannot hold`.
    public let found: String

    /// Makes a finding.
    public init(caseID: Int64, column: String, found: String) {
        self.caseID = caseID
        self.column = column
        self.found = found
    }
}

/// An engine and its version.
public struct EngineDescription: Hashable, Sendable {
    /// `sqlite` or `postgres`.
    public let name: String
    /// As the engine says it: `3.40.1`, `15.20`.
    public let version: String
    /// The release of the time zone data that it reads, as `2025b`; nil where the engine does not tell, as PostgreSQL does
    /// not.
    public let zoneRelease: String?

    /// Makes a description.
    public init(name: String, version: String, zoneRelease: String? = nil) {
        self.name = name
        self.version = version
        self.zoneRelease = zoneRelease
    }
}

/// The rows of one source in all cases.
public struct SourceTable: Sendable {
    /// The source.
    public let source: Source
    /// `case_id` int, then the source's columns in declared order.
    public let rows: ColumnBatch

    /// Makes a table.
    public init(source: Source, rows: ColumnBatch) {
        self.source = source
        self.rows = rows
    }
}

/// The questions to one view in all cases.
public struct SpineTable: Sendable {
    /// `case_id` int, `spine_id` int, then `columns`.
    public let rows: ColumnBatch
    /// The entity's keys, `as_of`, request columns.
    public let columns: [ColumnContract]
    /// Whether all questions belong to one case, which then is all that is loaded: the query runs verbatim, unwrapped.
    public let isSingleCase: Bool

    /// Makes a spine.
    public init(rows: ColumnBatch, columns: [ColumnContract], isSingleCase: Bool) {
        self.rows = rows
        self.columns = columns
        self.isSingleCase = isSingleCase
    }
}
