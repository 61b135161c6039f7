/// Rows, stored as columns of equal length.
public struct ColumnBatch: Sendable {
    /// The columns, in their declared order.
    public var columns: [Column]
    /// How many rows there are; known even without columns.
    public var rowCount: Int

    /// Makes a batch; every column must have `rowCount` cells.
    public init(columns: [Column], rowCount: Int) {
        for column in columns {
            precondition(column.count == rowCount, "column \(column.name): \(column.count) cells, \(rowCount) rows")
        }
        self.columns = columns
        self.rowCount = rowCount
    }

    /// The column of this name, or nil.
    public func column(_ name: String) -> Column? {
        columns.first { $0.name == name }
    }
}
