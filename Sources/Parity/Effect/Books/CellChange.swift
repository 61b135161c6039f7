internal import FeatureStore

/// Tells whether a cell of the former version's column equals one of the present version's, and how far they are apart.
///
/// Columns of one type are compared exactly. Where the type changed from one kind of number to another, numbers are
/// compared as numbers; other types have nothing in common.
struct CellChange {
    let former: Column
    let present: Column
    private let isSameOfOneType: (Int, Int) -> Bool

    init(_ former: Column, _ present: Column) {
        self.former = former
        self.present = present
        isSameOfOneType = CellComparison.exact(former, present)
    }

    /// Whether values of these types can be compared.
    static func isComparable(_ former: ValueType, _ present: ValueType) -> Bool {
        former == present || former.isNumber && present.isNumber
    }

    /// Whether two cells that hold values hold the same one.
    func isSame(_ formerRow: Int, _ presentRow: Int) -> Bool {
        switch (former.cells, present.cells) {
        case (.int(let one), .double(let other)): Double(exactly: one[formerRow]) == other[presentRow]
        case (.double(let one), .int(let other)): one[formerRow] == Double(exactly: other[presentRow])
        case (.int(let one), .decimal(let other)): ExactDecimal(Int(one[formerRow])) == other[presentRow]
        case (.decimal(let one), .int(let other)): one[formerRow] == ExactDecimal(Int(other[presentRow]))
        case (.double(let one), .decimal(let other)): one[formerRow] == other[presentRow].approximation
        case (.decimal(let one), .double(let other)): one[formerRow].approximation == other[presentRow]
        default: isSameOfOneType(formerRow, presentRow)
        }
    }

    /// The former number and how far the present one lies from it; nil where either is no finite number.
    func movement(_ formerRow: Int, _ presentRow: Int) -> (former: Double, distance: Double)? {
        switch (former.cells, present.cells) {
        case (.int(let one), .int(let other)):
            let (before, after) = (one[formerRow], other[presentRow])
            return (Double(before), Double(Int128(after) - Int128(before)))
        case (.decimal(let one), .decimal(let other)):
            let (before, after) = (one[formerRow], other[presentRow])
            let distance =
                after.subtracting(before)?.approximation ?? after.approximation - before.approximation
            return (before.approximation, distance)
        default:
            guard let before = Self.number(former, formerRow), let after = Self.number(present, presentRow),
                before.isFinite, after.isFinite, (after - before).isFinite
            else { return nil }
            return (before, after - before)
        }
    }

    private static func number(_ column: Column, _ row: Int) -> Double? {
        switch column.cells {
        case .int(let cells): Double(cells[row])
        case .double(let cells): cells[row]
        case .decimal(let cells): cells[row].approximation
        default: nil
        }
    }
}

extension ValueType {
    /// Whether values are numbers.
    fileprivate var isNumber: Bool {
        switch self {
        case .int, .double, .decimal: true
        default: false
        }
    }
}

extension FeatureEffect.Movement {
    /// Counts one more change.
    mutating func add(_ change: (former: Double, distance: Double)) {
        count += 1
        sum += change.distance
        largest = max(largest, change.distance.magnitude)
        guard change.former != 0 else { return }
        largestRelative = max(largestRelative ?? 0, (change.distance / change.former).magnitude)
    }
}
