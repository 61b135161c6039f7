/// The rows of one source that an online store would hold at ``asOf``, oldest first.
///
/// A history holds the rows with event time at or before ``asOf`` that had arrived by then, each in the version known
/// then, deleted rows gone, columns that were not yet known as nil. Rows are ordered by event time, then by their
/// unique id; a source without `unique` has no order among ties. Elements are made when they are asked for, so that a
/// history costs nothing until it is read.
///
/// A window or a slice keeps the positions of the history it was cut from, as `ArraySlice` does: use `first`, `last`,
/// `prefix`, `suffix` or `indices` rather than 0.
public struct History<Row: SourceRow>: RandomAccessCollection, Sendable {
    /// A position is an integer.
    public typealias Index = Int
    /// A part of a history is a history.
    public typealias SubSequence = History<Row>

    @usableFromInline let index: LinkIndex<Row>
    /// Where the rows of this key begin in the index.
    @usableFromInline let base: Int
    /// How many rows of this key there are, visible or not.
    @usableFromInline let total: Int
    /// The first so many of them are all visible.
    @usableFromInline let whole: Int
    /// Behind those, the visible ones.
    @usableFromInline let others: [Int32]
    /// The event times to which windows were cut, both included; nothing is left when the second is smaller.
    @usableFromInline let window: (first: Int64, last: Int64)
    /// Whether rows were cut off by position, which cannot be done again for another instant.
    @usableFromInline let isSliced: Bool

    /// The first position.
    public let startIndex: Int
    /// The position behind the last.
    public let endIndex: Int
    /// The instant at which all this was known.
    public let asOf: Timestamp

    @usableFromInline
    init(
        index: LinkIndex<Row>, base: Int, total: Int, whole: Int, others: [Int32], bounds: Range<Int>, asOf: Timestamp,
        window: (first: Int64, last: Int64) = (.min, .max), isSliced: Bool = false
    ) {
        self.index = index
        self.base = base
        self.total = total
        self.whole = whole
        self.others = others
        startIndex = bounds.lowerBound
        endIndex = bounds.upperBound
        self.asOf = asOf
        self.window = window
        self.isSliced = isSliced
    }

    /// The row at a position, as it was known at ``asOf``.
    ///
    /// - Complexity: O(1).
    @inlinable
    public subscript(position: Int) -> Row {
        precondition(
            position >= startIndex && position < endIndex,
            "no row at this position of the history; positions of a window start at its startIndex, use first or last")
        var row = index.rows[index.row(at: base + offset(at: position))]
        if index.hidesColumns { Row.hideColumns(of: &row, unknownAt: asOf) }
        return row
    }

    /// The rows at these positions.
    ///
    /// - Complexity: O(1).
    @inlinable
    public subscript(bounds: Range<Int>) -> History<Row> {
        precondition(
            bounds.lowerBound >= startIndex && bounds.upperBound <= endIndex,
            "the history does not have all these positions; those of a window start at its startIndex")
        return History(
            index: index, base: base, total: total, whole: whole, others: others, bounds: bounds, asOf: asOf,
            window: window, isSliced: true)
    }

    /// When the event at a position happened, without making the row.
    @inlinable
    func eventTime(at position: Int) -> Int64 {
        index.eventTimes[base + offset(at: position)]
    }

    /// The position among all rows of the key, visible or not.
    @inlinable
    func offset(at position: Int) -> Int {
        position < whole ? position : Int(others[position - whole])
    }
}
