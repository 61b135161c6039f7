import Contracts
import FeatureStore

extension Source {
    /// What identifies a row, or a row of which there are versions; nil where nothing does.
    func id(ofRow row: Int, of batch: ColumnBatch) -> EntityKey? {
        let columns = unique.compactMap { batch.column($0) }
        guard !unique.isEmpty, columns.count == unique.count else { return nil }
        return EntityKey.content(ofRow: row, of: columns)
    }

    /// Whether a column's value was not yet known at an instant.
    func isUnknown(_ column: String, _ row: Int, of batch: ColumnBatch, asOf: Timestamp) -> Bool {
        guard let since = knownAt[column], let known = batch.column(since), batch.column(column)?.validity[row] ?? false
        else { return false }
        guard known.validity[row], case .timestamp(let instants) = known.cells else { return true }
        return instants[row] > asOf
    }

    /// One row as a view is shown it at an instant: what was not yet known is NULL.
    func shown(_ row: Int, of batch: ColumnBatch, asOf: Timestamp) -> [Column] {
        batch.columns.map { column in
            var cell = Column(name: column.name, type: column.type)
            if isUnknown(column.name, row, of: batch, asOf: asOf) {
                cell.appendNull()
            } else {
                cell.append(cell: row, of: column)
            }
            return cell
        }
    }
}
