/// The decoded rows of one group of a source, in order: what serving keeps in memory of an entity.
///
/// A group answers questions about any instant, as the index of a whole source does, by the same code.
package final class RowGroup: Sendable {
    let index: any AnyLinkIndex
    private let key: EntityKey
    /// The source's columns that the key's values stand in.
    private let columns: [Int]
    /// Where the rows of the group's key lie in the index.
    let range: Range<Int>
    /// How many rows belong to the group, visible or not.
    package var rowCount: Int { range.count }
    /// About how much memory the group takes, in bytes.
    package let byteCount: Int

    init(index: any AnyLinkIndex, key: EntityKey, columns: [Int], range: Range<Int>, byteCount: Int) {
        self.index = index
        self.key = key
        self.columns = columns
        self.range = range
        self.byteCount = byteCount
    }

    /// Decodes a group.
    ///
    /// - Parameters:
    ///   - rowType: The source's rows.
    ///   - columns: The columns whose values are the group's key, in order.
    ///   - key: Their values.
    ///   - batch: The source's columns in declared order, rows in any order. Rows of other keys may be among them, and must
    ///     be where a version of a row was moved away.
    /// - Throws: ``EvaluationError`` where the batch does not have the source's columns.
    package static func decode(
        _ rowType: any SourceRow.Type, by columns: [String], key: EntityKey, rows batch: ColumnBatch
    ) throws(EvaluationError) -> RowGroup {
        try decode(typed: rowType, by: columns, key: key, rows: batch)
    }

    private static func decode<Row: SourceRow>(
        typed rowType: Row.Type, by columns: [String], key: EntityKey, rows batch: ColumnBatch
    ) throws(EvaluationError) -> RowGroup {
        let schema = Row.schema
        try BatchChecks.check(batch, holds: schema.columns, called: "source \(schema.source)")
        var rows: [Row] = []
        rows.reserveCapacity(batch.rowCount)
        var decoder = RowDecoder(columns: batch.columns, row: 0)
        for row in 0..<batch.rowCount {
            decoder.row = row
            rows.append(Row(decoding: decoder))
        }
        let linking = columns.compactMap { schema.position(of: $0) }.map { batch.columns[$0] }
        precondition(linking.count == columns.count, "source \(schema.source) lacks a column of \(columns)")
        var encoder = KeyEncoder()
        let index = LinkIndex(rows: rows, columns: columns) { row in
            encoder.removeAll()
            for column in linking { encoder.append(cell: row, of: column) }
            return !encoder.holdsNull && encoder.bytes == key.bytes
        }
        return RowGroup(
            index: index, key: key, columns: columns.compactMap { schema.position(of: $0) }, range: index.allRows,
            byteCount: MemoryEstimate.bytes(of: Row.self, batch))
    }

    /// When the newest row happened that is visible at an instant; nil when none is.
    package func newestEvent(asOf: Timestamp) -> Timestamp? {
        index.newestEvent(in: range, asOf: asOf)
    }

    /// The rows that are visible at an instant, in their order, columns that were not yet known as NULL.
    package func visibleRows(asOf: Timestamp) -> ColumnBatch {
        index.visibleRows(in: range, asOf: asOf)
    }

    /// How many rows are at hand: those of the group and versions of theirs that belong to others.
    package var heldRowCount: Int { index.allRowCount }

    /// Whether two versions of a row cannot be told apart at some instant.
    package var hasConflicts: Bool { index.hasConflicts }

    /// Delivers some of the rows at hand to an increment.
    package func deliver(_ positions: Range<Int>, to increment: inout EntityIncrement) {
        index.deliver(positions, linking: columns, key: key, to: &increment)
    }

    /// What was known at an instant.
    func history<Row: SourceRow>(asOf: Timestamp) -> History<Row> {
        LinkIndex<Row>.typed(index).history(of: range, asOf: asOf)
    }

    /// Two versions of a row of the group that cannot be told apart at an instant, or nil.
    func conflict(asOf: Timestamp) -> VersionConflict? {
        guard index.hasConflicts else { return nil }
        var encoder = KeyEncoder()
        encoder.append(SourceRows.caseID)
        return index.conflict(key: encoder.bytes + key.bytes, caseID: SourceRows.caseID, asOf: asOf)
    }
}

/// How much memory decoded rows take.
enum MemoryEstimate {
    /// What an object on the heap takes besides its contents.
    private static let object = 32
    /// A text of at most so many bytes lies within its row.
    private static let inlineText = 15

    /// The bytes that a group of these rows takes, about: rows, their texts and lists, order and times.
    static func bytes<Row: SourceRow>(of type: Row.Type, _ batch: ColumnBatch) -> Int {
        let perRow = MemoryLayout<Row>.stride + MemoryLayout<Int32>.stride + MemoryLayout<Int64>.stride
        let isDelayed = Row.schema.arrivalTime != nil || Row.schema.versions != nil
        let perDelayedRow = isDelayed ? 4 * MemoryLayout<Int64>.stride : 0
        return 12 * object + batch.rowCount * (perRow + perDelayedRow)
            + batch.columns.reduce(0) { $0 + heapBytes(of: $1) }
    }

    private static func heapBytes(of column: Column) -> Int {
        switch column.cells {
        case .text(let texts):
            var total = 0
            for cell in 0..<texts.count {
                let count = texts.offsets[cell + 1] - texts.offsets[cell]
                if count > inlineText { total += object + count }
            }
            return total
        case .list(let lists): return lists.count * object + lists.elements.count * 16 + heapBytes(of: lists.elements)
        default: return 0
        }
    }
}
