#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import FeatureStore
import Parity

/// Rows of two batches that belong together: `count` from `first` on in one, from `second` on in the other.
struct RowRun {
    let first: Int
    let second: Int
    let count: Int
}

/// Compares one column and keeps what was found: counts by class, and the first examples in the order of the keys.
struct ColumnLedger {
    let column: ComparisonPlan.Column
    private(set) var counts = [Int](repeating: 0, count: DifferenceClass.allCases.count)
    private(set) var examples = [[CellExample]](repeating: [], count: DifferenceClass.allCases.count)
    private(set) var withinPolicy = 0

    private let judge: DistanceJudge
    private let exampleLimit: Int
    private let keyTypes: [ComparedType]

    init(_ column: ComparisonPlan.Column, keyTypes: [ComparedType], exampleLimit: Int) {
        self.column = column
        self.keyTypes = keyTypes
        self.exampleLimit = exampleLimit
        judge = DistanceJudge(policy: column.policy)
    }

    /// Compares the column's cells in the rows of all runs.
    ///
    /// - Complexity: one step for each row; the two arrays are chosen once.
    mutating func compare(_ first: RowBatch, _ second: RowBatch, _ index: Int, _ runs: [RowRun]) {
        let (one, other) = (first.columns[index], second.columns[index])
        switch (one.values, other.values) {
        case (.words(let a), .words(let b)):
            compare(first, second, index, runs, a, b, isSame: ==) { $0.judge($1, $2) }
        case (.numbers(let a), .numbers(let b)):
            compare(first, second, index, runs, a, b, isSame: { $0.bitPattern == $1.bitPattern }) { judge, a, b in
                judge.judge(a, b)
            }
        case (.decimals(let a), .decimals(let b)):
            compare(first, second, index, runs, a, b, isSame: ==) { $0.judge($1, $2) }
        case (.bytes(let a), .bytes(let b)):
            a.bytes.withUnsafeBytes { bytes in
                b.bytes.withUnsafeBytes { others in
                    compareBytes(first, second, index, runs, (bytes, a.offsets), (others, b.offsets))
                }
            }
        default: preconditionFailure("both sides are read as the type that the plan says")
        }
    }

    @inline(__always)
    private mutating func compare<Value>(
        _ first: RowBatch, _ second: RowBatch, _ index: Int, _ runs: [RowRun], _ a: [Value], _ b: [Value],
        isSame: (Value, Value) -> Bool, distance: (DistanceJudge, Value, Value) -> DifferenceClass?
    ) {
        first.columns[index].states.withUnsafeBufferPointer { states in
            second.columns[index].states.withUnsafeBufferPointer { otherStates in
                a.withUnsafeBufferPointer { a in
                    b.withUnsafeBufferPointer { b in
                        for run in runs {
                            for step in 0..<run.count {
                                let (row, otherRow) = (run.first + step, run.second + step)
                                if states[row] == CellState.value, otherStates[otherRow] == CellState.value {
                                    if isSame(a[row], b[otherRow]) { continue }
                                    if let found = distance(judge, a[row], b[otherRow]) {
                                        note(found, first, row, second, otherRow, index)
                                    } else {
                                        noteWithin(a[row], b[otherRow])
                                    }
                                } else if states[row] | otherStates[otherRow] != CellState.null {
                                    compareOdd(first, row, second, otherRow, index)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private mutating func compareBytes(
        _ first: RowBatch, _ second: RowBatch, _ index: Int, _ runs: [RowRun],
        _ a: (bytes: UnsafeRawBufferPointer, offsets: [Int]), _ b: (bytes: UnsafeRawBufferPointer, offsets: [Int])
    ) {
        let (states, otherStates) = (first.columns[index].states, second.columns[index].states)
        for run in runs {
            for step in 0..<run.count {
                let (row, otherRow) = (run.first + step, run.second + step)
                if states[row] == CellState.value, otherStates[otherRow] == CellState.value {
                    let (start, otherStart) = (a.offsets[row], b.offsets[otherRow])
                    let length = a.offsets[row + 1] - start
                    if length == b.offsets[otherRow + 1] - otherStart {
                        if length == 0 { continue }
                        if let one = a.bytes.baseAddress, let other = b.bytes.baseAddress,
                            memcmp(one + start, other + otherStart, length) == 0
                        {
                            continue
                        }
                    }
                    note(.value, first, row, second, otherRow, index)
                } else if states[row] | otherStates[otherRow] != CellState.null {
                    compareOdd(first, row, second, otherRow, index)
                }
            }
        }
    }

    /// Two cells of which at least one is no value, and not both NULL.
    private mutating func compareOdd(_ first: RowBatch, _ row: Int, _ second: RowBatch, _ otherRow: Int, _ index: Int) {
        let (one, other) = (first.columns[index], second.columns[index])
        let found: DifferenceClass
        if one.states[row] == CellState.other || other.states[otherRow] == CellState.other {
            // The same foreign cell on both sides is no difference.
            if one.states[row] == other.states[otherRow], one.others[row] == other.others[otherRow] { return }
            found = .otherType
        } else if one.isNaN(row) || other.isNaN(otherRow) {
            found = .nanAgainstNull
        } else {
            found = .nullAgainstValue
        }
        note(found, first, row, second, otherRow, index)
    }

    /// Values that the policy lets pass; two NaN with different bits are the same and not merely near.
    private mutating func noteWithin<Value>(_ one: Value, _ other: Value) {
        if let one = one as? Double, one.isNaN { return }
        withinPolicy += 1
    }

    private mutating func note(
        _ found: DifferenceClass, _ first: RowBatch, _ row: Int, _ second: RowBatch, _ otherRow: Int, _ index: Int
    ) {
        counts[found.index] += 1
        guard examples[found.index].count < exampleLimit else { return }
        examples[found.index].append(
            CellExample(
                key: ComparedCell.parts(ofKey: first.keys.key(row), keyTypes),
                first: ComparedCell(first.columns[index], row: row, column.type),
                second: ComparedCell(second.columns[index], row: otherRow, column.type)))
    }
}

extension CellColumn {
    /// Whether a cell holds NaN.
    fileprivate func isNaN(_ row: Int) -> Bool {
        guard states[row] == CellState.value, case .numbers(let values) = values else { return false }
        return values[row].isNaN
    }
}
