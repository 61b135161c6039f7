internal import Contracts
internal import FeatureStore
internal import Warehouse

/// Holds drawn rows to what the project says of their source: no NULL where none is allowed, ids that are unique.
struct DrawnRowChecks {
    let table: LiveTable

    /// Checks rows with all columns of the source.
    func check(_ rows: ColumnBatch) throws(DrawFailure) {
        let source = table.source
        for (contract, column) in zip(source.columns, rows.columns) where !contract.isNullable {
            guard let row = (0..<rows.rowCount).first(where: { !column.validity[$0] }) else { continue }
            throw DrawFailure(
                "\(source.location): error: \(table.name).\(contract.name) is NULL in a row (\(shown(rows, row))); "
                    + "expected a value, since it is declared \(contract.type) without '?'. Declare it with '?', or repair "
                    + "the table", isContradiction: true, isLocated: true)
        }
        guard let broken = UniqueRows(source: source).violations(in: rows).first else { return }
        throw DrawFailure(
            """
            \(source.location): error: \(table.name) is not unique by \(source.unique.joined(separator: ", ")), as declared. \
            Two of its rows:
              \(shown(rows, broken.first))
              \(shown(rows, broken.second))
            Repair the table, declare what is unique, or declare `versions:` if it is a log of versions
            """, isContradiction: true, isLocated: true)
    }

    private func shown(_ rows: ColumnBatch, _ row: Int) -> String {
        rows.columns.map { "\($0.name) \(CellText.csv($0, row: row))" }.joined(separator: ", ")
    }
}
