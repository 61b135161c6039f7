/// What the incremental form of one view knows of one entity: rows go in, answers and snapshots come out.
///
/// A value: a copy is a snapshot in memory. Whoever serves keeps one for each hot entity.
public struct EntityIncrement: Sendable {
    private let view: ViewDefinition
    private var state: any AnyIncrementalState

    /// Starts without rows, or is nil where the view has no incremental form.
    public init?(_ view: ViewDefinition) {
        guard let form = view.incremental else { return nil }
        self.view = view
        state = form.makeState()
    }

    /// How many rows are held.
    public var rowCount: Int { state.rowCount }

    /// Takes a row in.
    ///
    /// An equal row of the same unique id changes nothing; another content of it replaces the row, or is a version more
    /// where the source has versions. A source without unique ids takes every row.
    ///
    /// - Parameters:
    ///   - row: A row of a source that the view reads.
    ///   - belongs: False for content that moved the row to another entity: it ends the row here.
    /// - Returns: Whether anything changed.
    @discardableResult
    public mutating func deliver<Row: SourceRow>(_ row: Row, belongs: Bool = true) -> Bool {
        state.deliver(row, source: Row.schema.source, belongs: belongs)
    }

    /// Takes the row of this unique id out, with all its versions; of a source without one, one row that is equal.
    public mutating func withdraw<Row: SourceRow>(_ row: Row) {
        state.withdraw(row, source: Row.schema.source)
    }

    /// Takes out the rows of a source whose event, in every version, lies before an instant.
    ///
    /// - Complexity: O(rows held), and O(log n) for each row that goes.
    public mutating func forget(before instant: Timestamp, source: String) {
        state.forget(before: instant, source: source)
    }

    /// Writes the features as they were knowable at an instant.
    ///
    /// - Parameter request: The view's request columns; of no meaning where it has none.
    /// - Throws: What `answer` throws; nothing is written then.
    public func answer(asOf: Timestamp, request: RowDecoder, into answer: inout ColumnWriter) throws {
        try state.answer(asOf: asOf, request: request, into: &answer)
    }

    /// Takes a row that a commit of a store brought; false where the increment cannot know what that means for it.
    ///
    /// - Parameters:
    ///   - row: A row of the source, its columns in declared order.
    ///   - belongs: Whether the row is the entity's; others may end one that was.
    ///   - mayBeElsewhere: Whether other entities may have versions of the row.
    package mutating func follow(_ row: RowDecoder, of source: String, belongs: Bool, mayBeElsewhere: Bool) -> Bool {
        state.follow(row, source: source, belongs: belongs, mayBeElsewhere: mayBeElsewhere)
    }

    /// About how much memory it takes besides the columns of its rows, in bytes.
    package var byteCount: Int { state.byteCount }

    mutating func trackEvents() { state.trackEvents() }

    func frozen() -> any AnyFrozenState { state.frozen() }

    /// Rows and state as bytes.
    public func snapshot() throws -> [UInt8] { try state.snapshot() }

    /// Goes on from a snapshot of the same view.
    ///
    /// - Throws: ``SnapshotError`` or ``ColumnCodecError`` when the bytes are not that; nothing is changed then.
    public mutating func restore(_ snapshot: [UInt8]) throws { try state.restore(snapshot) }
}
