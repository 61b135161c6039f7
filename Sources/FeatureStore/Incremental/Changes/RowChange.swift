/// What happened to one row of a source: it arrived, or it is withdrawn because a correction replaced or erased it.
///
/// A row is not known all at once. Its phases say from when to when it looked like what: from its event time on (or its
/// arrival) without the columns that come later, then with them, until a later version replaces it. A question asked at
/// `as_of` sees the row of the phase with `from <= as_of < until`, and no row where there is none. All phases are given
/// at once, those of the future too: an incremental view keeps them and answers by `as_of`.
public struct RowChange<Row: SourceRow>: Sendable {
    /// Whether the row comes or goes.
    public enum Kind: Hashable, Sendable {
        /// The row is new.
        case arrived
        /// The row, told of before with the same phases, is as if it had never come.
        case withdrawn
    }

    /// How a row was known during some time.
    public struct Phase: Sendable {
        /// The row, columns not yet known as nil.
        public let row: Row
        /// The first instant at which it was known like this.
        public let from: Timestamp
        /// The first instant at which it no longer was, or nil.
        public let until: Timestamp?
    }

    /// Whether the row comes or goes.
    public let kind: Kind
    /// The row's unique id; of a source without one, the whole row.
    public let identity: RowIdentity
    /// The phases in order; never empty.
    public let phases: [Phase]
}

/// What an entity's rows can do, typed by source: `enum Change { case flights(RowChange<Flight>) }`.
///
/// Generated for each view.
public protocol ViewChange: Sendable {
    /// The sources, each with the case that carries its rows.
    static var sources: [ChangeSource<Self>] { get }
}

/// A source of a view, and how its rows become the view's changes.
///
/// Generated code makes them.
public struct ChangeSource<Change: Sendable>: Sendable {
    let name: String
    let makeLedger: @Sendable () -> any AnyRowLedger<Change>

    /// Pairs a source's rows with the case that carries them.
    public init<Row: SourceRow>(_ make: @escaping @Sendable (RowChange<Row>) -> Change) {
        name = Row.schema.source
        makeLedger = { RowLedger<Row, Change>(make: make) }
    }
}
