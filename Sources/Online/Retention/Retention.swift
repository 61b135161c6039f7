public import FeatureStore

/// Which rows of each source an answer may still need.
public struct Retention: Hashable, Sendable {
    /// By source, in the project's order.
    public let sources: [SourceRetention]

    /// What is kept of one source.
    public struct SourceRetention: Hashable, Sendable {
        /// The source.
        public let source: String
        /// Rows whose event time is at most so long before now are kept; nil: all are.
        public let span: TimeSpan?
        /// Of older rows, the last so many of each group are kept.
        public let lastRows: [GroupDepth]
    }

    /// How many rows of each group of a link are kept, however old.
    public struct GroupDepth: Hashable, Sendable {
        /// The link whose groups are meant.
        public let link: SourceLink
        /// How many, at least 1.
        public let rows: Int
    }
}

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

/// What an erasure removed, and what was looked through afterwards to prove it.
public struct ErasureReport: Hashable, Sendable {
    /// How many rows were erased, by source, in byte order of the names.
    public var erased: [ErasedRows]
    /// What was looked through afterwards, and how many traces were found there: zero each.
    public var proofs: [Proof]

    /// Rows that were erased from one source.
    public struct ErasedRows: Hashable, Sendable {
        /// The source.
        public let source: String
        /// How many rows.
        public let rows: Int

        /// Makes an entry.
        public init(source: String, rows: Int) {
            self.source = source
            self.rows = rows
        }
    }

    /// A place that was looked through.
    public struct Proof: Hashable, Sendable {
        /// What: `rows of flights`, `bytes of online.sqlite`.
        public let place: String
        /// How many traces were found.
        public let traces: Int

        /// Makes an entry.
        public init(place: String, traces: Int) {
            self.place = place
            self.traces = traces
        }
    }

    /// Makes a report.
    public init(erased: [ErasedRows], proofs: [Proof]) {
        self.erased = erased
        self.proofs = proofs
    }
}
