internal import Contracts
internal import FeatureStore

/// One file of a sample, spooled: batches of rows in the order of the file, each row with its number and its line.
struct SpooledTable: Sendable {
    /// The file, for messages.
    let file: String
    /// What the rows hold, behind number and line.
    let columns: [ColumnContract]
    /// The batches, in order.
    let segments: [SpoolFile.Segment]

    /// How many rows there are.
    var rowCount: Int { segments.reduce(0) { $0 + $1.rowCount } }

    /// How many rows a batch has, the last one excepted.
    static let rowsPerBatch = 32_768
}

/// Rows with their numbers and lines, as they are spooled.
struct NumberedRows {
    /// The numbers, the lines, then the columns.
    private(set) var batch: ColumnBatch

    /// Names that no column has, in front of all others.
    private static let names = ["\u{0}number", "\u{0}line"]

    init(_ batch: ColumnBatch) { self.batch = batch }

    /// Numbers the rows of a file from `first` on.
    init(_ rows: ColumnBatch, first: Int, lines: [Int32]) {
        let valid = Bitmap(repeating: true, count: rows.rowCount)
        let numbers = Column(
            name: Self.names[0], type: .int, cells: .int((0..<rows.rowCount).map { Int64(first + $0) }), validity: valid
        )
        let places = Column(
            name: Self.names[1], type: .int, cells: .int(lines.map { Int64($0) }), validity: valid)
        batch = ColumnBatch(columns: [numbers, places] + rows.columns, rowCount: rows.rowCount)
    }

    /// No rows of these columns.
    init(of columns: [ColumnContract]) {
        self.init(
            ColumnBatch(columns: columns.map { Column(name: $0.name, type: $0.type) }, rowCount: 0), first: 0, lines: []
        )
    }

    /// The rows without numbers and lines.
    var rows: ColumnBatch { ColumnBatch(columns: Array(batch.columns.dropFirst(2)), rowCount: batch.rowCount) }
    /// The row numbers within the file, counted from 0.
    var numbers: [Int64] { Self.integers(batch.columns[0]) }
    /// The lines of the file on which the rows start.
    var lines: [Int32] { Self.integers(batch.columns[1]).map { Int32(clamping: $0) } }

    /// Adds rows of the same columns.
    mutating func append(_ other: NumberedRows) {
        if batch.rowCount == 0 { batch = other.batch } else { batch.append(contentsOf: other.batch) }
    }

    /// The same rows in the order of their numbers, each once.
    ///
    /// - Complexity: O(rows) where they are so already.
    func ordered() -> NumberedRows {
        let numbers = numbers
        guard zip(numbers, numbers.dropFirst()).contains(where: { $0 >= $1 }) else { return self }
        var order = Array(numbers.indices)
        order.sort { numbers[$0] < numbers[$1] }
        var kept: [Int] = []
        kept.reserveCapacity(order.count)
        for row in order where kept.last.map({ numbers[$0] != numbers[row] }) ?? true { kept.append(row) }
        return NumberedRows(batch.gathering(kept))
    }

    private static func integers(_ column: Column) -> [Int64] {
        if case .int(let array) = column.cells { array } else { [] }
    }
}
