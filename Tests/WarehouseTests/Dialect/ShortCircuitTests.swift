import Testing

/// AND and OR stop at the operand that decides, wherever they stand.
@Suite struct ShortCircuitTests {
    @Test(arguments: [
        "p.i4 <> 0 AND 10 / p.i4 > 1",
        "p.i4 = 0 OR 10 / p.i4 > 1",
        "NOT (p.i4 <> 0 AND 10 / p.i4 > 1)",
        "(p.i4 <> 0 AND 10 / p.i4 > 1) IS TRUE",
        "COALESCE(p.i4 = 0 OR 10 / p.i4 > 1, false)",
        "CASE WHEN p.i4 <> 0 AND p.b AND 10 / p.i4 > 1 THEN 1 ELSE 0 END",
    ])
    func whatIsDecidedIsNotComputed(expression: String) throws {
        let rig = try CorpusRig()
        let query = try rig.prepare(
            "SELECT s.spine_id, \(expression) AS v FROM spine s JOIN probe p ON p.id = s.id")
        let (expected, found) = (try rig.postgresRowByRow(query), try rig.sqliteRowByRow(query))
        #expect(expected == found)
        #expect(!expected.contains { !$0.isValue })
    }

    @Test func aFilterStopsToo() throws {
        let rig = try CorpusRig()
        let query = try rig.prepare(
            "SELECT p.id AS spine_id, count(*) FILTER (WHERE p.i4 <> 0 AND 10 / p.i4 > 1) AS v FROM spine s "
                + "JOIN probe p ON p.id = s.id WHERE p.i4 = 0 OR 10 / p.i4 < 6 GROUP BY p.id ORDER BY p.id")
        let expected = rig.postgresRows(query)
        #expect(expected.isValue)
        #expect(expected == rig.sqliteRows(query))
    }
}
