import SQLFrontend
import SQLiteDialect
import Testing

/// PostgreSQL and the translation for SQLite, asked the same: equal to the last bit and digit, failing alike.
@Suite struct DialectTests {
    @Test(arguments: DialectExpressions.groups.map(\.name))
    func expressionsAgree(group: String) throws {
        let rig = try DialectRig()
        let text = try #require(DialectExpressions.groups.first { $0.name == group }?.text)
        var compared = 0
        for expression in DialectExpressions.lines(text) {
            let sql = "SELECT s.spine_id, \(expression) AS v FROM spine s JOIN probe p ON p.id = s.id"
            do {
                let query = try rig.prepare(sql)
                let expected = try rig.postgresRowByRow(query)
                let found = try rig.sqliteRowByRow(query)
                #expect(expected.count == DialectRows.count && found.count == expected.count)
                var comparedHere = 0
                for row in expected.indices where !Self.isNotKept(found[row]) {
                    if found[row].isValue { comparedHere += 1 }
                    let agree =
                        expected[row] == found[row] || (expected[row].isFailure && found[row].isFailure)
                    #expect(
                        agree,
                        "\(expression), row \(row): PostgreSQL \(expected[row]), SQLite \(found[row]): \(query.translated)"
                    )
                    if !agree { break }
                }
                #expect(comparedHere > 0, "\(expression): no value was compared")
                compared += comparedHere
            } catch { Issue.record("\(expression): \(error)") }
        }
        #expect(compared > 1_000)
    }

    private static func isNotKept(_ answer: DialectRig.Answer) -> Bool {
        if case .notKept = answer { true } else { false }
    }

    @Test(arguments: DialectQueries.groups.map(\.name))
    func queriesAgree(group: String) throws {
        let rig = try DialectRig()
        let text = try #require(DialectQueries.groups.first { $0.name == group }?.text)
        for line in DialectQueries.queries(text) {
            let isOrdered = line.hasPrefix("ordered ")
            let sql = isOrdered ? String(line.dropFirst("ordered ".count)) : line
            do {
                let query = try rig.prepare(sql)
                let (expected, found) = (rig.postgresRows(query), rig.sqliteRows(query))
                let agree =
                    Self.normal(expected, isOrdered) == Self.normal(found, isOrdered)
                    || (expected.isFailure && found.isFailure)
                #expect(agree, "\(sql)\nPostgreSQL \(expected)\nSQLite \(found)\n\(query.translated)")
            } catch { Issue.record("\(sql): \(error)") }
        }
    }

    private static func normal(_ answer: DialectRig.Answer, _ isOrdered: Bool) -> DialectRig.Answer {
        guard !isOrdered, case .rows(let rows) = answer else { return answer }
        return .rows(rows.sorted { $0.joined(separator: "|") < $1.joined(separator: "|") })
    }
}
