import FeatureStore

/// The most rows of one source that one case has.
///
/// A statement sees the rows of one case: few of them need no statistics, however many cases were loaded. So as long as no
/// case has many, none is planned otherwise for the others that were loaded with it.
struct LargestCase {
    private var rows = 0
    /// The case that came last, and how many rows it has of the source so far.
    private var current: (number: Int64, rows: Int)?

    /// Whether the planner should know how the rows are distributed.
    var needsStatistics: Bool { rows >= WarehouseOptions.rowsWithStatistics }

    /// Counts the rows of a batch, in which those of one case stand together.
    ///
    /// - Parameter startingSource: whether the rows before it were another source's.
    mutating func add(_ batch: ColumnBatch, startingSource: Bool) {
        guard case .int(let cases)? = batch.columns.first?.cells else { return }
        if startingSource { current = nil }
        for number in cases {
            let before = current?.number == number ? current?.rows ?? 0 : 0
            current = (number, before + 1)
            rows = max(rows, before + 1)
        }
    }
}
