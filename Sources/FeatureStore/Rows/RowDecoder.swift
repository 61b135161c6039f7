/// Reads one row of some columns as Swift values.
///
/// Types and NULLs are checked once per batch, before the first row is read, so reading cannot fail.
public struct RowDecoder: Sendable {
    @usableFromInline let columns: [Column]
    @usableFromInline var row: Int

    /// Reads row `row` of these columns; they must have equal counts.
    public init(columns: [Column], row: Int) {
        self.columns = columns
        self.row = row
    }

    /// The value of the column at this position; its type must be the one that the column holds.
    @inlinable
    public func value<Value: ColumnValue>(_ column: Int) -> Value {
        Value(cell: row, of: columns[column])
    }
}
