/// Walks both sides at once, in the order of their keys, and says which rows belong together.
///
/// A merge join: each side is read once, and what is kept of it is the batch at hand. Cells are compared in columns, for all
/// rows of two batches that belong together.
final class KeyMerge {
    private let first: BatchCursor
    private let second: BatchCursor
    private let keyTypes: [ComparedType]
    private let exampleLimit: Int
    private let isGivenUp: () -> Bool
    private let report: (_ comparedRows: Int) -> Void
    private var runs: [RowRun] = []

    /// What was found in the columns that are compared.
    private(set) var ledgers: [ColumnLedger]
    /// What was found in the rows.
    private(set) var rows = RowFindings()

    init(
        _ plan: ComparisonPlan, first: BatchChannel, second: BatchChannel, exampleLimit: Int,
        isGivenUp: @escaping () -> Bool, report: @escaping (Int) -> Void
    ) {
        self.first = BatchCursor(first)
        self.second = BatchCursor(second)
        let keyTypes = plan.key.map(\.type)
        self.keyTypes = keyTypes
        self.exampleLimit = exampleLimit
        self.isGivenUp = isGivenUp
        self.report = report
        ledgers = plan.values.map { ColumnLedger($0, keyTypes: keyTypes, exampleLimit: exampleLimit) }
    }

    /// Merges until both sides have ended.
    func run() throws {
        while true {
            let (hasFirst, hasSecond) = (fill(first), fill(second))
            guard hasFirst || hasSecond else { return }
            if isGivenUp() { throw CancellationError() }
            if hasFirst, hasSecond { mergeBatches() }
            if !first.needsBatch || !second.needsBatch { takeOneKey(hasFirst, hasSecond) }
        }
    }

    /// Makes sure that there is a row at hand; false at the end of the side.
    private func fill(_ cursor: BatchCursor) -> Bool {
        while cursor.needsBatch {
            flush()
            guard cursor.load() else { return false }
        }
        return true
    }

    /// Takes rows from the two batches at hand until one is used up or a repeated key comes.
    private func mergeBatches() {
        guard let one = first.batch, let other = second.batch else { return }
        let (end, otherEnd) = (first.stop(), second.stop())
        one.keys.bytes.withUnsafeBytes { bytes in
            other.keys.bytes.withUnsafeBytes { otherBytes in
                let (offsets, otherOffsets) = (one.keys.offsets, other.keys.offsets)
                var (row, otherRow) = (first.row, second.row)
                var start = row
                func order() -> Int {
                    KeyOrder.compare(
                        UnsafeRawBufferPointer(rebasing: bytes[offsets[row]..<offsets[row + 1]]),
                        UnsafeRawBufferPointer(
                            rebasing: otherBytes[otherOffsets[otherRow]..<otherOffsets[otherRow + 1]]))
                }
                while row < end, otherRow < otherEnd {
                    start = row
                    var difference = 0
                    while row < end, otherRow < otherEnd {
                        difference = order()
                        if difference != 0 { break }
                        row += 1
                        otherRow += 1
                    }
                    let count = row - start
                    if count > 0 { runs.append(RowRun(first: start, second: otherRow - count, count: count)) }
                    if difference < 0 {
                        rows.missing.add(one.keys.key(row), keyTypes, limit: exampleLimit)
                        row += 1
                    } else if difference > 0 {
                        rows.extra.add(other.keys.key(otherRow), keyTypes, limit: exampleLimit)
                        otherRow += 1
                    }
                }
                first.row = row
                second.row = otherRow
            }
        }
    }

    /// Takes the rows of the lowest key at hand, however many there are on either side.
    private func takeOneKey(_ hasFirst: Bool, _ hasSecond: Bool) {
        // A used up batch says nothing of its side's next key.
        if hasFirst && first.needsBatch || hasSecond && second.needsBatch { return }
        let (key, otherKey) = (hasFirst ? first.key : nil, hasSecond ? second.key : nil)
        let order =
            if let key, let otherKey {
                key.withUnsafeBytes { one in otherKey.withUnsafeBytes { KeyOrder.compare(one, $0) } }
            } else { key == nil ? 1 : -1 }
        guard let lowest = order > 0 ? otherKey : key else { return }
        if order == 0, first.row < first.stop(), second.row < second.stop() {
            runs.append(RowRun(first: first.row, second: second.row, count: 1))
            first.row += 1
            second.row += 1
            return
        }
        let copied = Array(lowest)
        let count = order <= 0 ? take(copied, first) : 0
        let otherCount = order >= 0 ? take(copied, second) : 0
        if count <= 1, otherCount <= 1 {
            if count == 1 {
                rows.missing.add(copied[...], keyTypes, limit: exampleLimit)
            } else {
                rows.extra.add(copied[...], keyTypes, limit: exampleLimit)
            }
        } else {
            rows.duplicates.add(copied[...], keyTypes, first: count, second: otherCount, limit: exampleLimit)
        }
    }

    /// Takes all rows with a key, and says how many there were.
    private func take(_ key: [UInt8], _ cursor: BatchCursor) -> Int {
        var count = 0
        while fill(cursor), let next = cursor.key, next.elementsEqual(key) {
            count += 1
            cursor.row += 1
        }
        return count
    }

    /// Compares the cells of the rows found to belong together in the two batches at hand.
    private func flush() {
        guard !runs.isEmpty, let one = first.batch, let other = second.batch else { return }
        for index in ledgers.indices { ledgers[index].compare(one, other, index, runs) }
        rows.compared += runs.reduce(0) { $0 + $1.count }
        runs.removeAll(keepingCapacity: true)
        report(rows.compared)
    }
}
