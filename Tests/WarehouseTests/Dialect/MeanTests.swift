import FeatureStoreTesting
import SQLite
import SQLiteDialect
import Testing
import Warehouse

/// `avg` of integers, digit for digit, where the number of digits changes: around powers of ten of sum and count.
@Suite struct MeanTests {
    @Test func meansOfIntegersHavePostgresDigits() throws {
        let postgres = try TemporaryPostgres.shared().session()
        let sqlite = try Connection(.memory)
        try SQLiteFunctions.register(on: sqlite)
        var cases: [(value: Int64, others: Int)] = [(0, 0), (0, 5), (.max, 0), (.min, 0), (.max, 2), (.min, 6)]
        for power in [
            Int64(1), 10, 1_000, 9_999, 10_000, 10_001, 99_999_999, 1_000_000_000_000, 4_000_000_000_000_000_000,
        ] {
            for others in [0, 1, 2, 6, 8, 9, 10, 98, 99, 999, 9_998, 9_999, 10_000] {
                cases.append((power - 1, others))
                cases.append((-power, others))
                cases.append((power * 2 + 1, others))
            }
        }
        // The value once, and so many zeros.
        let rows = { (value: Int64, others: Int) in
            "SELECT \(SQLiteText.literal(value)) AS v UNION ALL SELECT 0 FROM zeros WHERE i <= \(others)"
        }
        let zeros = "WITH RECURSIVE zeros(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM zeros WHERE i < 10000) "
        for (value, others) in cases {
            let expected = try postgres.rows("\(zeros)SELECT avg(v::int8)::text FROM (\(rows(value, others))) AS q")
            let found = try sqlite.rows("\(zeros)SELECT fs_avg_int(v) FROM (\(rows(value, others)))")
            #expect(found == [[.text(expected[0][0] ?? "NULL")]], "\(value) and \(others) zeros")
        }
    }
}
