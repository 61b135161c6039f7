public import FeatureStore

/// What a compaction did.
public struct CompactionReport: Hashable, Sendable {
    /// How many rows were removed, by source, in the project's order.
    public var removed: [RemovedRows]

    /// Rows that were removed from one source.
    public struct RemovedRows: Hashable, Sendable {
        /// The source.
        public let source: String
        /// How many rows.
        public let rows: Int
        /// The oldest `as_of` that can be answered from now on, or nil where nothing was ever removed.
        public let oldestAnswerable: Timestamp?

        /// Makes an entry.
        public init(source: String, rows: Int, oldestAnswerable: Timestamp?) {
            self.source = source
            self.rows = rows
            self.oldestAnswerable = oldestAnswerable
        }
    }

    /// Makes a report.
    public init(removed: [RemovedRows]) { self.removed = removed }
}
