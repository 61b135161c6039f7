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

    /// Replaces whatever was loaded before by the rows of these cases; every source of the project has a table, empty
    /// where `tables` has none for it.
    func load(_ tables: [SourceTable]) async throws

    /// Answers questions over the loaded rows, one statement for all of them.
    ///
    /// - Parameters:
    ///   - query: what `compile` gave.
    ///   - spine: `case_id` int, `spine_id` int, then the view's spine columns.
    /// - Returns: `case_id` int, `spine_id` int, then the view's features in declared order and declared types; rows in
    ///   any order and number: what is missing or doubled is for the comparison to find.
    /// - Throws: ``WarehouseError``.
    func answer(_ query: CompiledQuery, spine: SpineTable) async throws -> ColumnBatch

    /// Stops a running statement and releases the connection, with everything that was created on it.
    func close() async
}

/// An engine and its version.
public struct EngineDescription: Hashable, Sendable {
    /// `sqlite` or `postgres`.
    public let name: String
    /// As the engine says it: `3.40.1`, `15.20`.
    public let version: String

    /// Makes a description.
    public init(name: String, version: String) {
        self.name = name
        self.version = version
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
