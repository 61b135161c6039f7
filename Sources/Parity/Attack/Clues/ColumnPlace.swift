/// A column of a scenario: of a source that the view reads, or of the spine.
struct ColumnPlace: Hashable, Comparable, Sendable {
    /// The position of the source in the scenario's shape; -1 is the spine.
    let table: Int
    /// The position of the column.
    let column: Int

    static let spine = -1

    static func < (one: Self, other: Self) -> Bool { (one.table, one.column) < (other.table, other.column) }
}
