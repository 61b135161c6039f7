import Parity
import SQLite
import Testing

@testable import TableComparison

/// The merge against a comparison by dictionary that needs no order and no batches.
@Suite struct MergePropertyTests {
    private struct Row {
        let key: Int?
        let value: Int?
    }

    private struct Expected: Equatable {
        var compared = 0, missing = 0, extra = 0, duplicates = 0, duplicateRows = 0, values = 0, nulls = 0, nullKeys = 0

        init() {}

        init(_ first: [Row], _ second: [Row]) {
            let (one, other) = (Dictionary(grouping: first, by: \.key), Dictionary(grouping: second, by: \.key))
            nullKeys = (one[nil]?.count ?? 0) + (other[nil]?.count ?? 0)
            for key in Set(one.keys).union(other.keys) where key != nil {
                let (rows, others) = (one[key] ?? [], other[key] ?? [])
                if rows.count > 1 || others.count > 1 {
                    duplicates += 1
                    duplicateRows += rows.count + others.count
                } else if let row = rows.first, let other = others.first {
                    compared += 1
                    if (row.value == nil) != (other.value == nil) {
                        nulls += 1
                    } else if row.value != other.value {
                        values += 1
                    }
                } else if rows.isEmpty {
                    extra += 1
                } else {
                    missing += 1
                }
            }
        }

        init(_ result: TableComparisonResult) {
            compared = result.rows.compared
            missing = result.rows.missing.count
            extra = result.rows.extra.count
            duplicates = result.rows.duplicates.keys
            duplicateRows = result.rows.duplicates.firstRows + result.rows.duplicates.secondRows
            values = result.count("v", .value)
            nulls = result.count("v", .nullAgainstValue)
            nullKeys = result.first.nullKeys.count + result.second.nullKeys.count
        }
    }

    @Test(arguments: 0..<24) func agreesWithADictionary(number: Int) async throws {
        let seed = UInt64(number) &* 7_919 &+ 11
        var random = SeededGenerator(seed: seed)
        let size = [0, 1, 40, 2_047, 2_048, 2_049, 5_000, 9_000][number % 8]
        // Few keys make long groups, also across batches; many make long runs.
        let keys = max(1, [size / 1_500, size, size * 2][number / 8])
        func side() -> [Row] {
            (0..<size).map { _ in
                let isNull = Int.random(in: 0..<50, using: &random) == 0
                return Row(
                    key: isNull ? nil : Int.random(in: 0..<keys, using: &random),
                    value: Int.random(in: 0..<9, using: &random) == 0 ? nil : Int.random(in: 0..<3, using: &random))
            }
        }
        func table(_ rows: [Row]) -> String {
            let values = rows.map { "(\($0.key.map(String.init) ?? "NULL"), \($0.value.map(String.init) ?? "NULL"))" }
            return "CREATE TABLE t (id INTEGER, v INTEGER);"
                + (values.isEmpty ? "" : "INSERT INTO t VALUES \(values.joined(separator: ","))")
        }
        // A side that is mostly the other one, so that rows do meet when keys are many.
        let first = side()
        let second = number % 2 == 0 ? side() : first.filter { ($0.key ?? 0) % 97 != 5 } + side().prefix(20)
        let result = try await ComparisonRig().compare(table(first), table(second))
        #expect(Expected(result) == Expected(first, second), "seed \(seed)")
    }
}
