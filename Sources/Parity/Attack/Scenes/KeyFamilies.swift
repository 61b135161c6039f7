internal import Contracts
internal import FeatureStore

/// Keys of entities that a careless query or program takes for each other.
enum KeyFamilies {
    /// Lists of keys that stand in one scene together, the one asked about most first.
    static func families(_ keys: [ColumnContract], pools: [ValuePool]) -> [[[CellValue]]] {
        let columns = keys.indices.map { values(keys[$0], pools[$0]) }
        guard !columns.isEmpty else { return [] }
        var families: [[[CellValue]]] = []
        // All different, in every column.
        families.append((0..<3).map { entity in columns.map { $0[entity % $0.count] } })
        if keys.count > 1 {
            // The same in all columns but one: a predicate that forgets that one takes them for each other.
            for changed in keys.indices {
                families.append(
                    (0..<3).map { entity in
                        columns.enumerated().map { $0 == changed ? $1[entity % $1.count] : $1[0] }
                    })
            }
            if keys.prefix(2).allSatisfy({ $0.type == .text }) {
                let rest = columns.dropFirst(2).map { $0[0] }
                families.append([
                    [.text("a"), .text("bc")] + rest, [.text("ab"), .text("c")] + rest,
                    [.text(""), .text("abc")] + rest,
                ])
                families.append([[.text("a"), .text("b")] + rest, [.text("b"), .text("a")] + rest])
            }
        }
        for position in keys.indices {
            for alike in alike(keys[position], pools[position], columns[position]) where alike.count > 1 {
                families.append(alike.map { value in columns.enumerated().map { $0 == position ? value : $1[0] } })
            }
        }
        return families.map(distinct).filter { !$0.isEmpty }
    }

    /// Plain values of a key column, what the SQL speaks of first.
    private static func values(_ key: ColumnContract, _ pool: ValuePool) -> [CellValue] {
        let plain: [CellValue] =
            switch key.type {
            case .text: [.text("N1"), .text("N2"), .text("N3")]
            case .int: [.int(1), .int(2), .int(3)]
            case .timestamp:
                [0, 1, 3_600_000_000].map { .timestamp(Timestamp(microseconds: MomentPool.plain + $0)) }
            default: Array(pool.common.prefix(3))
            }
        let values = pool.sought.prefix(2) + plain
        return values.isEmpty ? [.null] : distinct(values.map { [$0] }).map { $0[0] }
    }

    private static func alike(_ key: ColumnContract, _ pool: ValuePool, _ plain: [CellValue]) -> [[CellValue]] {
        switch key.type {
        case .text:
            var lists = [["N1", "n1", "N1 "], ["N1", "N10", "N"], ["é", "e\u{301}", "e"], ["", "N1", " "]].map {
                $0.map { CellValue.text($0) }
            }
            for value in pool.sought.prefix(3) {
                if case .text(let text) = value {
                    lists.append([value] + TextValues.variants(of: text).prefix(3).map { .text($0) })
                }
            }
            return lists
        case .int:
            return [[.int(1), .int(10), .int(11)], [.int(-1), .int(1), .int(0)], [.int(9), .int(10)]]
        default: return [plain]
        }
    }

    private static func distinct(_ keys: [[CellValue]]) -> [[CellValue]] {
        var kept: [[CellValue]] = []
        for key in keys where !kept.contains(key) { kept.append(key) }
        return kept
    }
}
