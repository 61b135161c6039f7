internal import FeatureStore

/// Exact equality of cells of two columns of one type, chosen once for the column and not for each cell.
///
/// Text is equal by its bytes, so by code point; doubles by bit pattern, but every NaN equals every NaN and so -0
/// differs from 0; decimals numerically; lists by their elements, in order or as often, as their type says. NULL is for
/// the caller: both cells must hold a value.
enum CellComparison {
    static func exact(_ sql: Column, _ swift: Column) -> (_ sqlRow: Int, _ swiftRow: Int) -> Bool {
        switch (sql.cells, swift.cells) {
        case (.int(let one), .int(let other)): { one[$0] == other[$1] }
        case (.double(let one), .double(let other)): { FloatDistance.isSame(one[$0], other[$1]) }
        case (.decimal(let one), .decimal(let other)): { one[$0] == other[$1] }
        case (.text(let one), .text(let other)): { one[$0].elementsEqual(other[$1]) }
        case (.bool(let one), .bool(let other)): { one[$0] == other[$1] }
        case (.timestamp(let one), .timestamp(let other)): { one[$0] == other[$1] }
        case (.date(let one), .date(let other)): { one[$0] == other[$1] }
        case (.list(let one), .list(let other)):
            if case .list(_, .unordered, _) = sql.type {
                { multiset(one, $0) == multiset(other, $1) }
            } else {
                ordered(one, other)
            }
        default: { _, _ in false }
        }
    }

    private static func ordered(_ one: ListCells, _ other: ListCells) -> (Int, Int) -> Bool {
        let (elements, others) = (one.elements, other.elements)
        let isSame = exact(elements, others)
        return { row, otherRow in
            let (range, otherRange) = (one.range(at: row), other.range(at: otherRow))
            return range.count == otherRange.count
                && zip(range, otherRange).allSatisfy { position, otherPosition in
                    let isValid = elements.validity[position]
                    return isValid == others.validity[otherPosition]
                        && (!isValid || isSame(position, otherPosition))
                }
        }
    }

    /// How often each element occurs; nil stands for NULL.
    private static func multiset(_ lists: ListCells, _ row: Int) -> [RowKey?: Int] {
        let elements = lists.elements
        return lists.range(at: row).reduce(into: [:]) { $0[RowKey([elements], row: $1), default: 0] += 1 }
    }
}
