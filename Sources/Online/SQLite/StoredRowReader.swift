import FeatureStore
import SQLite

/// Collects rows of one source, in the order of `StoreStatements.readColumns`, and holds each to its sum.
struct StoredRowReader {
    private let source: String
    private let collectors: [CellCollector]
    private var sequence: [Int64] = []
    private var ingestedAt: [Timestamp] = []

    init(_ schema: RowSchema) {
        source = schema.source
        collectors = schema.columns.map { CellCollector.make(name: $0.name, type: $0.type) }
    }

    /// Adds the statement's current row.
    ///
    /// - Throws: ``DamagedRow``.
    mutating func append(_ statement: Statement) throws(DamagedRow) {
        var check = RowCheck()
        let sequence = statement.integer(0)
        let ingestedAt = statement.integer(1)
        check.add(word: sequence)
        check.add(word: ingestedAt)
        for (index, collector) in collectors.enumerated() {
            let cell = statement.cell(index + 3)
            check.add(cell)
            guard collector.append(cell) else {
                throw DamagedRow(reason: "\(source) holds what is no \(collector.type) in \(collector.name)")
            }
        }
        guard statement.integer(2) == Int64(bitPattern: check.sum) else {
            throw DamagedRow(reason: "a row of \(source) is not what was written")
        }
        self.sequence.append(sequence)
        self.ingestedAt.append(Timestamp(microseconds: ingestedAt))
    }

    /// All rows so far.
    func group() -> StoredGroup {
        StoredGroup(
            rows: ColumnBatch(columns: collectors.map { $0.column() }, rowCount: sequence.count),
            ingestedAt: ingestedAt, sequence: sequence)
    }
}

/// A row that cannot have been written like this.
struct DamagedRow: Error {
    let reason: String
}
