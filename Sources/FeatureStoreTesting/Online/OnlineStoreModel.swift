import FeatureStore
import Online

/// What a store should hold, as a plain list of rows: the other side of the check with any deliveries.
struct OnlineStoreModel {
    private struct Row {
        let source: String
        let id: String
        let version: String
        /// As bytes: Swift takes two normal forms of a text for equal.
        let key: [UInt8]?
        let text: String
        let since: Int
        var until = Int.max
    }

    private var rows: [Row] = []
    private(set) var commits = 0

    /// Takes deliveries in one commit; gives stored, repeated, corrected of each, nil for a refused one.
    mutating func commit(_ deliveries: [Delivery]) -> [[Int]?] {
        let number = commits + 1
        let results = deliveries.map { take($0, number) }
        if results.contains(where: { ($0?[0] ?? 0) + ($0?[2] ?? 0) > 0 }) { commits = number }
        return results
    }

    /// The rows of a group at the state behind a commit.
    func group(_ source: String, _ key: String, at commit: Int) -> [String] {
        let key = Array(key.utf8)
        let there = rows.filter { $0.source == source && $0.since <= commit && commit < $0.until }
        guard source == "standings" else { return there.filter { $0.key == key }.map(\.text).sorted() }
        let ids = Set(there.filter { $0.key == key }.map(\.id))
        return there.filter { ids.contains($0.id) }.map(\.text).sorted()
    }

    private mutating func take(_ delivery: Delivery, _ number: Int) -> [Int]? {
        let before = rows
        var result = [0, 0, 0]
        for position in 0..<delivery.rows.rowCount {
            let row = Self.row(delivery, position, number)
            guard delivery.source != "notes",
                let known = rows.firstIndex(where: {
                    $0.source == row.source && $0.id == row.id && $0.version == row.version && $0.until == .max
                })
            else {
                rows.append(row)
                result[0] += 1
                continue
            }
            if rows[known].text == row.text {
                result[1] += 1
            } else if delivery.source == "standings" {
                rows = before
                return nil
            } else {
                rows[known].until = number
                rows.append(row)
                result[2] += 1
            }
        }
        return result
    }

    private static func row(_ delivery: Delivery, _ position: Int, _ number: Int) -> Row {
        let text = delivery.rows.rows(position..<position + 1).bitRows[0]
        func cell(_ name: String) -> String? {
            delivery.rows.column(name).flatMap { column in
                ColumnBatch(columns: [column.gathering([position])], rowCount: 1).bitRows.first
            }
        }
        let key = delivery.rows.column("k").flatMap { String?(cell: position, of: $0) }
        return Row(
            source: delivery.source, id: cell("id") ?? "", version: cell("recorded") ?? "",
            key: key.map { Array($0.utf8) }, text: text,
            since: number)
    }
}

/// Small numbers from a seed, the same on every machine.
package struct StoreChance: RandomNumberGenerator {
    private var state: UInt64
    package init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
    package mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }
    package mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }
}

extension StoreChance {
    /// Deliveries of all sources, few ids and keys, so that they meet.
    mutating func deliveries() throws -> [Delivery] {
        try (0..<number(1..<4)).map { _ in
            let count = number(0..<5)
            switch number(0..<3) {
            case 0: return try StoreProbe.marks((0..<count).map { _ in (number(0..<6), key(), time(), number(0..<3)) })
            case 1: return try StoreProbe.notes((0..<count).map { _ in (key(), time(), number(0..<3)) })
            default:
                return try StoreProbe.standings(
                    (0..<count).map { _ in
                        let isKnown = number(0..<8) > 0
                        return (
                            number(0..<4), key(), Double(number(0..<3)), isKnown ? Double(number(0..<40)) : nil,
                            number(0..<5) == 0, number(0..<2)
                        )
                    })
            }
        }
    }

    mutating func key() -> String? { ["a", "b", "\u{e9}", "e\u{301}", nil][number(0..<5)] }
    private mutating func time() -> Double { Double(number(0..<30)) }
}
