/// What an erasure removed, and what was looked through afterwards to prove it.
public struct ErasureReport: Hashable, Sendable {
    /// How many rows were erased, by source, in byte order of the names.
    public var erased: [ErasedRows]
    /// What was looked through afterwards, and how many traces were found there: zero each.
    public var proofs: [Proof]
    /// Sources of which the store has rows and this build knows nothing, in byte order: what they hold of the entity stays, and
    /// nothing is proved about them.
    public var unknownSources: [String]
    /// Every group that held one of the rows: what is held in memory of them must go.
    public var touched: Set<GroupKey>
    /// The state behind the erasure.
    public var snapshot: StoreSnapshot

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
    public init(
        erased: [ErasedRows], proofs: [Proof], unknownSources: [String] = [], touched: Set<GroupKey>,
        snapshot: StoreSnapshot
    ) {
        self.erased = erased
        self.proofs = proofs
        self.unknownSources = unknownSources
        self.touched = touched
        self.snapshot = snapshot
    }
}
