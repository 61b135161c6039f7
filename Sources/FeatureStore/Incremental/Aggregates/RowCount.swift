/// How many rows there are: SQL's `count(*)`, with a condition where one is given to `apply`.
public struct RowCount: WindowAggregate {
    /// Counts.
    public init() {}

    /// No rows.
    public var empty: Int { 0 }
    /// Counts one more.
    public func add(_ prepared: Bool, at place: TilePlace, to partial: inout Int) { partial += 1 }
    /// Counts one less.
    public func remove(_ prepared: Bool, at place: TilePlace, from partial: inout Int) -> Bool {
        partial -= 1
        return true
    }
    /// Adds two counts.
    public func merge(_ other: Int, into partial: inout Int) { partial += other }
    /// The count.
    public func answer(_ partial: Int) -> Int { partial }

    /// A row that counts.
    public typealias Value = Bool
}

extension Trailing where Aggregate == RowCount {
    /// Starts without rows.
    public init() { self.init(RowCount()) }

    /// Counts a row that arrived, in those of its phases in which it counts, and takes back one that is withdrawn.
    ///
    /// - Parameters:
    ///   - change: What happened.
    ///   - counts: Whether the row counts, as it was known in a phase.
    public mutating func count<Row: SourceRow>(_ change: RowChange<Row>, where counts: (Row) -> Bool = { _ in true }) {
        apply(change) { row in counts(row) ? true : nil }
    }
}
