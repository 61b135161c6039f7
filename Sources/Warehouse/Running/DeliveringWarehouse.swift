package import SQLFrontend

/// A warehouse whose engine can be measured alone: its statement runs as ever, and what it answers is dropped.
package protocol DeliveringWarehouse: Warehouse {
    /// Runs a view's statement over the loaded rows; loading the questions is not measured.
    func deliver(_ query: CompiledQuery, spine: SpineTable) async throws -> Delivery
}

/// What an engine gave when nobody looked at it.
package struct Delivery: Sendable {
    /// How many rows it answered with.
    package let rowCount: Int
    /// How long that took, from the statement's start to its last row.
    package let duration: Duration
}
