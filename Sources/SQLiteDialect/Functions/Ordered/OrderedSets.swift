internal import SQLite

extension SQLiteFunctions {
    /// `percentile_cont`, `percentile_disc`, `mode`, for which NULLs do not count, and ``HypotheticalRank``; rows come sorted.
    static func registerOrderedSets(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.ordered("fs_ordered_percentile_disc") { (rows) throws(FunctionFailure) in
            try OrderedSet.one(rows, OrderedSet.atOrAbove)
        }
        try registry.ordered("fs_ordered_percentile_cont_float") { (rows) throws(FunctionFailure) in
            try OrderedSet.one(rows, OrderedSet.betweenDoubles)
        }
        try registry.ordered("fs_ordered_percentile_cont_interval") { (rows) throws(FunctionFailure) in
            try OrderedSet.one(rows, OrderedSet.betweenIntervals)
        }
        for kind in PGArray.ElementKind.allCases {
            try registry.ordered("fs_ordered_percentile_disc_list_\(kind.rawValue)") { (rows) throws(FunctionFailure) in
                try OrderedSet.list(rows, kind, OrderedSet.atOrAbove)
            }
        }
        try registry.ordered("fs_ordered_percentile_cont_list_float") { (rows) throws(FunctionFailure) in
            try OrderedSet.list(rows, .real, OrderedSet.betweenDoubles)
        }
        try registry.ordered("fs_ordered_percentile_cont_list_interval") { (rows) throws(FunctionFailure) in
            try OrderedSet.list(rows, .interval, OrderedSet.betweenIntervals)
        }
        for rank in HypotheticalRank.allCases {
            try registry.ordered("fs_ordered_\(rank.rawValue)") { (rows) throws(FunctionFailure) in
                try rank.value(rows)
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

    /// The value at the share of the rows that is asked for, the same in every row; NULL for NULL or without a value.
    static func one(
        _ rows: [[SQLiteValue]], _ value: (Double, [SQLiteValue]) throws(FunctionFailure) -> SQLiteValue
    ) throws(FunctionFailure) -> SQLiteValue {
        guard case .real(let share)? = rows.first?.first else { return .null }
        try check(share)
        let values = values(rows, column: 1)
        return values.isEmpty ? .null : try value(share, values)
    }

    /// The values at several shares, in an array of the same shape; NULL where no array is given or without a value.
    static func list(
        _ rows: [[SQLiteValue]], _ kind: PGArray.ElementKind,
        _ value: (Double, [SQLiteValue]) throws(FunctionFailure) -> SQLiteValue
    ) throws(FunctionFailure) -> SQLiteValue {
        guard case .text(var text)? = rows.first?.first else { return .null }
        guard let shares = text.withUTF8({ PGArray(stored: $0) }) else { throw .wrongClass("a percentile") }
        let values = values(rows, column: 1)
        // Without values PostgreSQL does not look at the shares.
        guard !values.isEmpty else { return .null }
        var results: [SQLiteValue] = []
        for element in shares.elements {
            guard case .real(let share) = element else {
                results.append(.null)
                continue
            }
            try check(share)
            results.append(try value(share, values))
        }
        return .text(PGArray(kind: kind, dimensions: shares.dimensions, elements: results).stored)
    }

    private static func check(_ share: Double) throws(FunctionFailure) {
        guard share >= 0, share <= 1 else {
            throw FunctionFailure("percentile value \(PGText.shortest(share)) is not between 0 and 1")
        }
    }

    /// The first value at or above a share of the rows.
    static func atOrAbove(_ share: Double, _ values: [SQLiteValue]) -> SQLiteValue {
        values[max(Int((share * Double(values.count)).rounded(.up)), 1) - 1]
    }

    /// The double at a share of the way from the first row to the last.
    static func betweenDoubles(_ share: Double, _ values: [SQLiteValue]) throws(FunctionFailure) -> SQLiteValue {
        let (low, high, rest) = place(share, values)
        let (first, second) = (try double(low), try double(high))
        return .real(rest == 0 ? first : first + rest * (second - first))
    }

    private static func double(_ value: SQLiteValue) throws(FunctionFailure) -> Double {
        switch value {
        case .real(let number): return number
        case .notANumber: return .nan
        default: throw .wrongClass("percentile_cont")
        }
    }

    /// The interval at a share of the way from the first row to the last.
    static func betweenIntervals(_ share: Double, _ values: [SQLiteValue]) throws(FunctionFailure) -> SQLiteValue {
        let (low, high, rest) = place(share, values)
        guard rest != 0 else { return low }
        let (first, second) = (try interval(low), try interval(high))
        return .text(try second.subtracting(first).multiplied(by: rest).adding(first).stored)
    }

    /// The values around a share of the way from the first row to the last, and how far it is from the one to the other.
    private static func place(
        _ share: Double, _ values: [SQLiteValue]
    ) -> (low: SQLiteValue, high: SQLiteValue, rest: Double) {
        let place = share * Double(values.count - 1)
        let (low, high) = (place.rounded(.down), place.rounded(.up))
        return (values[Int(low)], values[Int(high)], low == high ? 0 : place - low)
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

    private static func interval(_ value: SQLiteValue) throws(FunctionFailure) -> PGInterval {
        guard case .text(var text) = value, let interval = text.withUTF8({ PGInterval(stored: $0) }) else {
            throw .wrongClass("percentile_cont")
        }
        return interval
    }
}
