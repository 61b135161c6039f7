public import FeatureStore

/// Which rows of each source an answer may still need.
public struct Retention: Hashable, Sendable {
    /// By source, in the project's order.
    public let sources: [SourceRetention]
    /// How far back `as_of` of a lookup may lie.
    public let servedHistory: TimeSpan
    /// How long replaced contents, and so older snapshots, and the ids of deliveries are kept.
    public let snapshots: TimeSpan

    /// Makes a retention from its parts.
    public init(sources: [SourceRetention], servedHistory: TimeSpan, snapshots: TimeSpan) {
        self.sources = sources
        self.servedHistory = servedHistory
        self.snapshots = snapshots
    }

    /// What is kept of one source.
    public struct SourceRetention: Hashable, Sendable {
        /// The source.
        public let source: String
        /// Rows whose event time is at most so long before now are kept; nil: all are.
        public let span: TimeSpan?
        /// Of older rows, the last so many of each group are kept.
        public let lastRows: [GroupDepth]

        /// Makes an entry.
        public init(source: String, span: TimeSpan?, lastRows: [GroupDepth]) {
            self.source = source
            self.span = span
            self.lastRows = lastRows
        }
    }

    /// How many rows of each group of a link are kept, however old.
    public struct GroupDepth: Hashable, Sendable {
        /// The link whose groups are meant.
        public let link: SourceLink
        /// How many, at least 1.
        public let rows: Int

        /// Makes a depth.
        public init(link: SourceLink, rows: Int) {
            self.link = link
            self.rows = rows
        }
    }
}
