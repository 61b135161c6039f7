/// Some rows of one side, in the order of their keys.
struct RowBatch: Sendable {
    /// The keys; no part of them is NULL.
    let keys: KeyCells
    /// The rows whose key occurs more than once on their side, ascending.
    let repeated: [Int]
    /// The columns that are compared.
    let columns: [CellColumn]

    /// How many rows there are.
    var rowCount: Int { keys.count }
}
