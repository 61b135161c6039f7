package import FeatureStore

extension Retention.SourceRetention {
    /// How many rows are older than any answer about the present reads, so that a compaction removes them.
    ///
    /// None where a view reads the last rows of groups: whether those are among them, their age does not say.
    ///
    /// - Parameter rows: the source's columns in declared order.
    package func outdated(_ rows: ColumnBatch, of schema: RowSchema, at now: Timestamp) -> Int {
        guard lastRows.isEmpty, let bound = bound(at: now), rows.columns.indices.contains(schema.eventTime),
            case .timestamp(let instants) = rows.columns[schema.eventTime].cells
        else { return 0 }
        return instants.reduce(0) { $1 < bound.since ? $0 + 1 : $0 }
    }
}
