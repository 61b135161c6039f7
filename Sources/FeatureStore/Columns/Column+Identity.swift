extension Column {
    /// Whether two cells hold the same value bit for bit; both columns must be of the same type.
    ///
    /// Stricter than any comparison of answers: 1.10 and 1.1 differ, and so do two NaNs of different payload.
    public func isIdentical(at row: Int, to otherRow: Int, of other: Column) -> Bool {
        guard validity[row] == other.validity[otherRow] else { return false }
        guard validity[row] else { return true }
        switch (cells, other.cells) {
        case (.int(let mine), .int(let others)): return mine[row] == others[otherRow]
        case (.double(let mine), .double(let others)): return mine[row].bitPattern == others[otherRow].bitPattern
        case (.decimal(let mine), .decimal(let others)):
            return mine[row].coefficient == others[otherRow].coefficient && mine[row].scale == others[otherRow].scale
        case (.text(let mine), .text(let others)): return mine[row].elementsEqual(others[otherRow])
        case (.bool(let mine), .bool(let others)): return mine[row] == others[otherRow]
        case (.timestamp(let mine), .timestamp(let others)): return mine[row] == others[otherRow]
        case (.date(let mine), .date(let others)): return mine[row] == others[otherRow]
        case (.list(let mine), .list(let others)):
            let range = mine.range(at: row)
            let otherRange = others.range(at: otherRow)
            return range.count == otherRange.count
                && zip(range, otherRange).allSatisfy {
                    mine.elements.isIdentical(at: $0, to: $1, of: others.elements)
                }
        default: return false
        }
    }

    /// Whether two cells are identical, or lists without an order with the same elements, each identical to its like.
    ///
    /// So is decided whether one implementation said the same twice, or in two forms: what has no order may come in another.
    package func saysTheSame(at row: Int, as otherRow: Int, of other: Column) -> Bool {
        if isIdentical(at: row, to: otherRow, of: other) { return true }
        guard case .list(_, .unordered, _) = type, validity[row], other.validity[otherRow],
            case .list(let mine) = cells, case .list(let others) = other.cells
        else { return false }
        let range = mine.range(at: row)
        var rest = Array(others.range(at: otherRow))
        guard range.count == rest.count else { return false }
        let (elements, otherElements) = (mine.elements, others.elements)
        return range.allSatisfy { position in
            let like = rest.firstIndex { elements.isIdentical(at: position, to: $0, of: otherElements) }
            return like.map { rest.remove(at: $0) } != nil
        }
    }
}
