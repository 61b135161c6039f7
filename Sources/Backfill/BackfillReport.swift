public import FeatureStore

/// What a backfill brought.
public struct BackfillReport: Hashable, Sendable {
    /// By source, in the order asked for.
    public var sources: [SourceReport] = []

    /// What was brought of one source.
    public struct SourceReport: Hashable, Sendable {
        /// The source.
        public let source: String
        /// Whether the run went on from where another one was interrupted.
        public var resumed = false
        /// How many rows were read in the warehouse.
        public var read = 0
        /// How many of them the store did not have.
        public var stored = 0
        /// How many it had, under the same id; what it had stays.
        public var known = 0
        /// How many of them are older than any answer about the present reads, so that the next compaction removes them: where
        /// retention was counted from an instant in the past.
        public var outdated = 0
    }
}

/// How far a backfill is.
public struct BackfillProgress: Hashable, Sendable {
    /// The source.
    public let source: String
    /// How many of its rows were read by this run.
    public let rows: Int
    /// The event time up to which rows are there; nil while the last rows of groups are brought.
    public let through: Timestamp?
}
