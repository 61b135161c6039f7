public import FeatureStore

/// Rows of one source that one call ingests: all of them are stored, or none.
public struct Delivery: Sendable {
    /// The source's name.
    public let source: String
    /// The rows: the source's columns in declared order, checked against it.
    public let rows: ColumnBatch
    /// What tells a delivery that is repeated from another one with equal rows, or nil.
    ///
    /// A store that took a delivery with this id takes no second one. Rows with a unique id need none.
    public let id: String?
    /// Whether rows whose id is known already are left as they are known: what was delivered live stays, and a backfill
    /// fills in what is missing.
    public let givesWay: Bool

    /// How ids begin that compaction does not forget: a backfill that was interrupted asks for the last one of its own
    /// however much later.
    package static let lastingIDs = "featurestore backfill "

    /// Makes a delivery of rows that were checked.
    init(checked rows: ColumnBatch, of source: String, id: String? = nil, givesWay: Bool = false) {
        self.source = source
        self.rows = rows
        self.id = id
        self.givesWay = givesWay
    }
}

/// What became of a delivery once it was durable.
public struct IngestReceipt: Hashable, Sendable {
    /// How many rows are new.
    public let stored: Int
    /// How many were there already, byte for byte: delivering twice is harmless.
    public let repeated: Int
    /// How many took the place of what was known before of the same unique id.
    public let corrected: Int
    /// How many of the delivered rows are older than any answer about the present reads: the next compaction removes them.
    ///
    /// Rows of a source of which a view reads the last ones of a group are not counted: their age alone does not say so.
    public package(set) var outdated = 0
    /// The first state of the store that holds them.
    public let snapshot: StoreSnapshot

    /// Makes a receipt.
    public init(stored: Int, repeated: Int, corrected: Int, snapshot: StoreSnapshot) {
        self.stored = stored
        self.repeated = repeated
        self.corrected = corrected
        self.snapshot = snapshot
    }
}
