import SQLFrontend
import Testing

/// Expressions that nobody wrote: equal on both engines, failing alike, or refused by name.
@Suite struct DialectFuzzTests {
    static let seeds: [UInt64] = Array(1...6)

    @Test(arguments: seeds)
    func inventedExpressionsAgree(seed: UInt64) throws {
        let rig = try CorpusRig()
        var generator = ExpressionGenerator(seed: seed)
        var (values, refused) = (0, 0)
        let count = 60
        for number in 0..<count {
            let kinds = ExpressionGenerator.Kind.allCases
            let kind = kinds[number % kinds.count]
            let inner = generator.expression(kind, depth: 3)
            let expression =
                switch kind {
                case .span: "extract(epoch FROM \(inner))"
                case .clock: "\(inner)::timestamptz"
                default: inner
                }
            let sql = "SELECT s.spine_id, \(expression) AS v FROM spine s JOIN probe p ON p.id = s.id"
            do {
                let query = try rig.prepare(sql)
                let (expected, found) = (try rig.postgresRowByRow(query), try rig.sqliteRowByRow(query))
                for row in expected.indices {
                    if case .notKept = found[row] { continue }
                    let agree = expected[row] == found[row] || (expected[row].isFailure && found[row].isFailure)
                    if found[row].isValue { values += 1 }
                    #expect(
                        agree,
                        "seed \(seed), \(expression), row \(row): PostgreSQL \(expected[row]), SQLite \(found[row])")
                    if !agree { break }
                }
            } catch is QueryRefusal { refused += 1 } catch { Issue.record("seed \(seed), \(expression): \(error)") }
        }
        #expect(values > count * 15, "seed \(seed): only \(values) values were compared")
        #expect(refused < count / 5, "seed \(seed): \(refused) of \(count) expressions were refused")
    }
}
