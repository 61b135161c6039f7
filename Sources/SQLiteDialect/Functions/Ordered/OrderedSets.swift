internal import SQLite

extension SQLiteFunctions {
    /// `percentile_cont`, `percentile_disc` and `mode`: the rows come sorted, and NULLs do not count.
    static func registerOrderedSets(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.ordered("fs_ordered_percentile_disc") { (rows) throws(FunctionFailure) in
            guard let share = try OrderedSet.share(rows) else { return .null }
            let values = OrderedSet.values(rows, column: 1)
            guard !values.isEmpty else { return .null }
            // The first value at or above that share of the rows.
            return values[max(Int((share * Double(values.count)).rounded(.up)), 1) - 1]
        }
        try registry.ordered("fs_ordered_percentile_cont_float") { (rows) throws(FunctionFailure) in
            try OrderedSet.between(rows) { (low, high, rest) throws(FunctionFailure) in
                guard case .real(let first) = low, case .real(let second) = high else {
                    throw .wrongClass("percentile_cont")
                }
                let value = rest == 0 ? first : first + rest * (second - first)
                guard !value.isNaN else { throw .notKept("NaN") }
                return .real(value)
            }
        }
        try registry.ordered("fs_ordered_percentile_cont_interval") { (rows) throws(FunctionFailure) in
            try OrderedSet.between(rows) { (low, high, rest) throws(FunctionFailure) in
                guard rest != 0 else { return low }
                let (first, second) = (try OrderedSet.interval(low), try OrderedSet.interval(high))
                return .text(try second.subtracting(first).multiplied(by: rest).adding(first).stored)
            }
        }
        try registry.ordered("fs_ordered_mode") { (rows) throws(FunctionFailure) in
            guard case .text(let name)? = rows.first?.first, let kind = SortKind(rawValue: name) else { return .null }
            return try OrderedSet.mostFrequent(OrderedSet.values(rows, column: 1), kind)
        }
    }
}

/// What ordered-set aggregates make of their sorted rows.
private enum OrderedSet {
    /// The values of a column that are not NULL.
    static func values(_ rows: [[SQLiteValue]], column: Int) -> [SQLiteValue] {
        rows.map { $0[column] }.filter { $0 != .null }
    }

    /// The share of the rows that is asked for, the same in every row; nil for NULL or without a row.
    static func share(_ rows: [[SQLiteValue]]) throws(FunctionFailure) -> Double? {
        guard case .real(let share)? = rows.first?.first else { return nil }
        guard share >= 0, share <= 1 else {
            throw FunctionFailure("percentile value \(PGText.shortest(share)) is not between 0 and 1")
        }
        return share
    }

    /// The value at a share of the way from the first row to the last, perhaps between two of them.
    static func between(
        _ rows: [[SQLiteValue]],
        _ mix: (SQLiteValue, SQLiteValue, Double) throws(FunctionFailure) -> SQLiteValue
    ) throws(FunctionFailure) -> SQLiteValue {
        guard let share = try share(rows) else { return .null }
        let values = values(rows, column: 1)
        guard !values.isEmpty else { return .null }
        let place = share * Double(values.count - 1)
        let (low, high) = (place.rounded(.down), place.rounded(.up))
        return try mix(values[Int(low)], values[Int(high)], low == high ? 0 : place - low)
    }

    /// The value that occurs most often; of several the first in the order.
    static func mostFrequent(_ values: [SQLiteValue], _ kind: SortKind) throws(FunctionFailure) -> SQLiteValue {
        var best: (value: SQLiteValue, count: Int) = (.null, 0)
        var run: (value: SQLiteValue, key: SortableValue, count: Int)?
        for value in values {
            guard let key = try kind.key(value) else { continue }
            if let current = run, current.key.compare(to: key) == 0 {
                run = (current.value, key, current.count + 1)
            } else {
                run = (value, key, 1)
            }
            if let current = run, current.count > best.count { best = (current.value, current.count) }
        }
        return best.value
    }

    static func interval(_ value: SQLiteValue) throws(FunctionFailure) -> PGInterval {
        guard case .text(var text) = value, let interval = text.withUTF8({ PGInterval(stored: $0) }) else {
            throw .wrongClass("percentile_cont")
        }
        return interval
    }
}
