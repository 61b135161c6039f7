package import FeatureStore

extension ScenarioShape {
    /// The rows of a batch as values; its columns are the source's, in declared order.
    package static func values(of batch: ColumnBatch) -> [[CellValue]] {
        (0..<batch.rowCount).map { row in batch.columns.map { CellValue($0, row: row) } }
    }
}
