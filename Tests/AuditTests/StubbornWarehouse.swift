import Contracts
import FeatureStore
import SQLFrontend
import Warehouse

/// A warehouse that fails statements, as engines do that have no time, no room or no leave.
struct StubbornWarehouse: Warehouse {
    let base: any Warehouse
    /// The error of a statement with so many questions, or nil where it is answered.
    let failure: @Sendable (_ questions: Int) -> WarehouseError?

    var engine: EngineDescription { base.engine }
    func compile(_ query: BoundQuery) throws -> CompiledQuery { try base.compile(query) }
    func uncoveredCases(in rows: ColumnBatch) -> [UncoveredCase] { base.uncoveredCases(in: rows) }
    func load(_ tables: [SourceTable]) async throws { try await base.load(tables) }
    func load(_ supply: RowSupply) async throws { try await base.load(supply) }
    func close() async { await base.close() }
    func answer(_ query: CompiledQuery, spine: SpineTable) async throws -> ColumnBatch {
        if let failure = failure(spine.rows.rowCount) { throw failure }
        return try await base.answer(query, spine: spine)
    }
}
