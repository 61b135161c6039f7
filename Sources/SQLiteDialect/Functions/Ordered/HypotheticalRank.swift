internal import SQLite

/// The rank that a row would have among the rows of a group: `rank(3) WITHIN GROUP (ORDER BY x)`.
///
/// Each row holds the order as ``AggregateOrder`` writes it, the values of the row that is not there, and its own. NULLs
/// count as rows here.
enum HypotheticalRank: String, CaseIterable {
    case rank
    case denseRank = "dense_rank"
    case percentRank = "percent_rank"
    case cumulativeShare = "cume_dist"

    /// The result over sorted rows; without rows the row that is not there is the first.
    func value(_ rows: [[SQLiteValue]]) throws(FunctionFailure) -> SQLiteValue {
        var (before, groups, peers) = (0, 0, 0)
        if let first = rows.first {
            guard case .text(let text)? = first.first, let order = AggregateOrder(text: text),
                first.count == 1 + 2 * order.keys.count
            else { throw .wrongClass(rawValue) }
            let row = try Self.keys(first, order, from: 1)
            var last: [SortableValue?]?
            for values in rows {
                let keys = try Self.keys(values, order, from: 1 + order.keys.count)
                let place = order.compare(keys, row)
                if place > 0 { break }
                if place == 0 {
                    peers += 1
                    continue
                }
                before += 1
                if last.map({ order.compare($0, keys) != 0 }) ?? true { groups += 1 }
                last = keys
            }
        }
        switch self {
        case .rank: return .integer(Int64(before) + 1)
        case .denseRank: return .integer(Int64(groups) + 1)
        case .percentRank: return .real(rows.isEmpty ? 0 : Double(before) / Double(rows.count))
        case .cumulativeShare: return .real(Double(before + peers + 1) / Double(rows.count + 1))
        }
    }

    private static func keys(
        _ values: [SQLiteValue], _ order: AggregateOrder, from start: Int
    ) throws(FunctionFailure) -> [SortableValue?] {
        var keys: [SortableValue?] = []
        for (index, key) in order.keys.enumerated() { keys.append(try key.kind.key(values[start + index])) }
        return keys
    }
}
