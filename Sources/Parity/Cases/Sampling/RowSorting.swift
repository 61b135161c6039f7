internal import Contracts
internal import FeatureStore

/// The order of a sample's rows: by what identifies them, so that a changed row is a changed line.
enum RowSorting {
    /// The rows of a source, by unique id, then by everything else in declared order.
    static func sorted(_ rows: ColumnBatch, of source: Source) -> ColumnBatch {
        let first = source.unique.isEmpty ? [source.eventTime] : source.unique
        let columns = first.compactMap { rows.column($0) } + rows.columns
        return rows.gathering((0..<rows.rowCount).sorted { precedes($0, $1, columns) })
    }

    /// The rows by all columns from the first to the last.
    static func sorted(_ rows: ColumnBatch) -> ColumnBatch {
        rows.gathering((0..<rows.rowCount).sorted { precedes($0, $1, rows.columns) })
    }

    private static func precedes(_ one: Int, _ other: Int, _ columns: [Column]) -> Bool {
        for column in columns {
            let order = order(column, one, other)
            if order != 0 { return order < 0 }
        }
        return one < other
    }

    /// Negative, zero or positive; NULL comes before every value, NaN behind every number.
    private static func order(_ column: Column, _ one: Int, _ other: Int) -> Int {
        switch (column.validity[one], column.validity[other]) {
        case (false, false): return 0
        case (false, true): return -1
        case (true, false): return 1
        case (true, true): break
        }
        switch column.cells {
        case .int(let values): return order(values[one], values[other])
        case .double(let values):
            let (first, second) = (values[one], values[other])
            if first.isNaN || second.isNaN { return (first.isNaN ? 1 : 0) - (second.isNaN ? 1 : 0) }
            return first == second
                ? order(second.bitPattern, first.bitPattern) : order(first, second)
        case .decimal(let values): return order(values[one], values[other])
        case .bool(let values): return (values[one] ? 1 : 0) - (values[other] ? 1 : 0)
        case .timestamp(let values): return order(values[one], values[other])
        case .date(let values): return order(values[one].daysSinceEpoch, values[other].daysSinceEpoch)
        case .text(let texts):
            let (first, second) = (texts[one], texts[other])
            if first.lexicographicallyPrecedes(second) { return -1 }
            return second.lexicographicallyPrecedes(first) ? 1 : 0
        case .list(let lists):
            let (first, second) = (lists.range(at: one), lists.range(at: other))
            let elements = lists.elements
            for (position, otherPosition) in zip(first, second) {
                let order = order(elements, position, otherPosition)
                if order != 0 { return order }
            }
            return order(first.count, second.count)
        }
    }

    private static func order<Value: Comparable>(_ one: Value, _ other: Value) -> Int {
        one < other ? -1 : other < one ? 1 : 0
    }
}
