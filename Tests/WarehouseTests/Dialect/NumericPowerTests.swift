import FeatureStoreTesting
import SQLite
import SQLiteDialect
import Testing
import Warehouse

/// Roots, logarithms and powers of numerics, digit for digit, over numbers of every size and scale.
@Suite struct NumericPowerTests {
    static let seeds: [UInt64] = [1, 2, 3]

    @Test(arguments: seeds)
    func resultsHavePostgresDigits(seed: UInt64) throws {
        let postgres = try TemporaryPostgres.shared().session()
        let sqlite = try Connection(.memory)
        try SQLiteFunctions.register(on: sqlite)
        var generator = ExpressionGenerator(seed: seed)
        let calls: [(postgres: String, sqlite: String)] = [
            ("sqrt(a)", "fs_sqrtn(a)"), ("ln(a)", "fs_lnn(a)"), ("log(a)", "fs_logn('10', a)"),
            ("log(b, a)", "fs_logn(b, a)"), ("exp(b)", "fs_expn(b)"), ("exp(-b)", "fs_expn(fs_negn(b))"),
            ("power(a, b)", "fs_powern(a, b)"), ("power(a, -b)", "fs_powern(a, fs_negn(b))"),
            ("power(b, 3)", "fs_powern(b, '3')"), ("gcd(a, b)", "fs_gcdn(a, b)"),
        ]
        for number in 0..<30 {
            let (first, second) = (generator.digits(upTo: 20), generator.digits(upTo: 3))
            for call in calls {
                let source = "(SELECT '\(first)'::numeric AS a, '\(second)'::numeric AS b) AS q"
                let expected: String?
                do { expected = try postgres.rows("SELECT (\(call.postgres))::text FROM \(source)")[0][0] } catch {
                    expected = "failed"
                }
                let found: String?
                do {
                    let rows = try sqlite.rows("SELECT \(call.sqlite) FROM (SELECT '\(first)' AS a, '\(second)' AS b)")
                    if case .text(let digits) = rows[0][0] { found = digits } else { found = nil }
                } catch { found = "failed" }
                #expect(
                    expected == found, "seed \(seed), pair \(number): \(call.postgres), a = \(first), b = \(second)")
            }
        }
    }
}
