/// A table of decoded rows without its row type.
protocol AnySourceTable: AnyObject {
    /// Adds the rows of a batch: `case_id`, then the source's columns in declared order.
    func append(_ batch: ColumnBatch) throws(EvaluationError)
    /// The rows grouped by case and these columns, built when first asked for.
    func anyIndex(by columns: [String]) -> any AnyLinkIndex
    /// The rows by the entities to which an online store would deliver them.
    func deliveryBook(by columns: [String]) -> any AnyDeliveryBook
}

/// The decoded rows of one source in all cases, and the indices built over them.
final class SourceTable<Row: SourceRow>: AnySourceTable {
    private var rows: [Row] = []
    private var caseIDs: [Int64] = []
    private var chronology: Chronology?
    private var indices: [[String]: LinkIndex<Row>] = [:]

    func append(_ batch: ColumnBatch) throws(EvaluationError) {
        let schema = Row.schema
        try BatchChecks.check(
            batch, holds: [ColumnSchema("case_id", .int)] + schema.columns, called: "source \(schema.source)")
        guard case .int(let cases) = batch.columns[0].cells else { return }
        caseIDs.append(contentsOf: cases)
        rows.reserveCapacity(rows.count + batch.rowCount)
        var decoder = RowDecoder(columns: Array(batch.columns.dropFirst()), row: 0)
        for row in 0..<batch.rowCount {
            decoder.row = row
            rows.append(Row(decoding: decoder))
        }
        forgetIndices()
    }

    func append(_ more: [Row], caseID: Int64) {
        rows.append(contentsOf: more)
        caseIDs.append(contentsOf: repeatElement(caseID, count: more.count))
        forgetIndices()
    }

    func anyIndex(by columns: [String]) -> any AnyLinkIndex { index(by: columns) }

    func index(by columns: [String]) -> LinkIndex<Row> {
        if let index = indices[columns] { return index }
        let chronology = self.chronology ?? Chronology(rows: rows, caseIDs: caseIDs)
        self.chronology = chronology
        let index = LinkIndex(rows: rows, caseIDs: caseIDs, chronology: chronology, columns: columns)
        indices[columns] = index
        return index
    }

    func deliveryBook(by columns: [String]) -> any AnyDeliveryBook {
        DeliveryBook(rows: rows, caseIDs: caseIDs, columns: columns)
    }

    private func forgetIndices() {
        chronology = nil
        indices = [:]
    }
}
