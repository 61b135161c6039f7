extension Column {
    /// Whether two cells hold the same value bit for bit; both columns must be of the same type.
    ///
    /// Stricter than any comparison of answers: 1.10 and 1.1 differ, and so do two NaNs of different payload. It decides
    /// whether one implementation, asked twice, said the same thing.
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
}
