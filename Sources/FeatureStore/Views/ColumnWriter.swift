/// Appends rows of Swift values to columns, one value after another.
///
/// Values come in the order of the columns; generated code writes them.
public struct ColumnWriter: Sendable {
    package internal(set) var columns: [Column]
    var position = 0

    /// Starts with empty columns of this schema.
    public init(schema: [ColumnSchema], reservingCapacity capacity: Int = 0) {
        columns = schema.map { Column(name: $0.name, type: $0.type, reservingCapacity: capacity) }
    }

    /// Adds the next value of the current row; behind the last column a new row starts.
    public mutating func append(_ value: some ColumnValue) {
        value.append(to: &columns[position])
        position = position + 1 == columns.count ? 0 : position + 1
    }

    /// Adds NULL as the next value of the current row.
    mutating func appendNull() {
        columns[position].appendNull()
        position = position + 1 == columns.count ? 0 : position + 1
    }

    /// Adds the rows of a batch with the same columns.
    mutating func append(contentsOf batch: ColumnBatch) {
        precondition(position == 0, "row ends behind \(position) of \(columns.count) columns")
        for position in columns.indices { columns[position].append(contentsOf: batch.columns[position]) }
    }

    /// What was written so far; every row must be complete.
    public var batch: ColumnBatch {
        precondition(position == 0, "row ends behind \(position) of \(columns.count) columns")
        return ColumnBatch(columns: columns, rowCount: columns.first?.count ?? 0)
    }
}
