import FeatureStore

/// Collects the cells of rows into batches.
struct RowCollector {
    let columns: [ColumnSchema]
    private let rowsAtOnce: Int
    private var cells: [Column]
    private var rowCount = 0
    private var complete: [ColumnBatch] = []
    private var isStopped = false

    init(columns: [ColumnSchema], rowsAtOnce: Int) {
        self.columns = columns
        self.rowsAtOnce = rowsAtOnce
        cells = Self.empty(columns)
    }

    /// Adds a cell to the row that is being read; a column gets one a row.
    mutating func withColumn<Result>(_ position: Int, _ body: (inout Column) -> Result) -> Result {
        body(&cells[position])
    }

    /// Whether the row that is being read has a cell in a column.
    func has(_ position: Int) -> Bool { cells[position].count > rowCount }

    /// Ends the row: columns without a cell are NULL, also where that is a fault, so that reading can go on.
    mutating func endRow() {
        guard !isStopped else { return cells = Self.empty(columns) }
        for position in cells.indices where cells[position].count == rowCount { cells[position].appendNull() }
        rowCount += 1
        if rowCount == rowsAtOnce { close() }
    }

    /// Takes the batches that are full, or all.
    mutating func takeComplete(evenLast: Bool) -> [ColumnBatch] {
        if evenLast, rowCount > 0 { close() }
        defer { complete = [] }
        return complete
    }

    /// Collects no more: behind a fault nothing is given, and what stood before it only in whole batches.
    mutating func stop() {
        isStopped = true
        rowCount = 0
        cells = Self.empty(columns)
    }

    private mutating func close() {
        complete.append(ColumnBatch(columns: cells, rowCount: rowCount))
        rowCount = 0
        cells = Self.empty(columns)
    }

    private static func empty(_ columns: [ColumnSchema]) -> [Column] {
        columns.map { Column(name: $0.name, type: $0.type) }
    }
}
