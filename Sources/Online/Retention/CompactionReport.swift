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
        /// From where on its rows are there from now on, or nil where nothing was ever removed.
        public let bound: SourceBound?

        /// Makes an entry.
        public init(source: String, rows: Int, bound: SourceBound?) {
            self.source = source
            self.rows = rows
            self.bound = bound
        }
    }

    /// Makes a report.
    public init(removed: [RemovedRows]) { self.removed = removed }
}
