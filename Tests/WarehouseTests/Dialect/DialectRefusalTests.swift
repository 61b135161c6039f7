import SQLFrontend
import Testing

/// What SQLite cannot keep is refused by name, with its place and with what to do.
@Suite struct DialectRefusalTests {
    static let refused: [(expression: String, construct: String)] = [
        ("p.t ~* 'é'", "a regular expression that ignores the case of letters beyond ASCII"),
        ("regexp_replace(p.t, '(?b)a', 'b')", "the option b of regular expressions"),
        ("to_char(p.ts, 'TMMonth')", "to_char with the pattern TMMonth"),
        ("to_char(p.n, '9D99')", "to_char with the pattern 9D99"),
        (
            "count(*) OVER (ORDER BY p.w RANGE BETWEEN INTERVAL '1 month' PRECEDING AND CURRENT ROW)",
            "RANGE with a distance of months"
        ),
        ("p.ts AT TIME ZONE 'MSK' = '2013-03-10 00:00:00'", "the zone abbreviation MSK"),
        ("date_trunc('day', p.ts, 'msk')", "the zone abbreviation msk"),
        ("p.f::float4 + 1::float4 > 2", "the operator + of real"),
        ("'NaN'::float8", "NaN"),
        ("'NaN'::numeric", "the numeric NaN"),
        ("'infinity'::timestamptz > p.ts", "the value infinity"),
        ("nth_value(p.i4, p.i4) OVER (ORDER BY p.id)", "nth_value of a position that is no literal"),
    ]

    @Test(arguments: refused)
    func namesWhatItCannotKeep(expression: String, construct: String) throws {
        let rig = try CorpusRig()
        let isGrouped = ["percentile", "string_agg", "sum"].contains { expression.hasPrefix($0) }
        let sql =
            "SELECT s.spine_id, \(expression) AS v FROM spine s JOIN probe p ON p.id = s.id"
            + (isGrouped ? " GROUP BY s.spine_id" : "")
        let refusal = #expect(throws: QueryRefusal.self) { try rig.prepare(sql) }
        #expect(refusal?.construct == construct)
        #expect(refusal?.message.contains("--warehouse") == true)
        #expect(refusal?.message.contains("verify Probe with --warehouse") == true)
        let offset = try #require(refusal?.offset)
        #expect(offset >= "SELECT s.spine_id, ".utf8.count && offset < sql.utf8.count)
    }

    @Test(arguments: [
        (
            "SELECT s.spine_id, l.no AS v FROM spine s JOIN ( probe p JOIN LATERAL (SELECT e.no FROM event e "
                + "WHERE e.id = s.id ORDER BY e.no LIMIT 1) l ON true) ON p.id = s.id",
            "LATERAL across the parentheses of a join"
        ),
        (
            "SELECT s.spine_id, 1 AS v FROM spine s JOIN event e ON e.id = s.id INTERSECT ALL SELECT s.spine_id, 1 FROM spine s",
            "INTERSECT ALL"
        ),
        (
            "SELECT s.spine_id, e.no AS v FROM spine s JOIN event e ON e.id = s.id ORDER BY e.no FETCH FIRST 2 ROWS WITH TIES",
            "WITH TIES"
        ),
    ])
    func namesClausesThatItCannotKeep(sql: String, construct: String) throws {
        let rig = try CorpusRig()
        let refusal = #expect(throws: QueryRefusal.self) { try rig.prepare(sql) }
        #expect(refusal?.construct == construct)
    }

    /// The window on event time must reach the index, or large data takes minutes.
    @Test func rangesOverPlainColumnsAreServedByAnIndex() throws {
        let rig = try CorpusRig()
        let query = try rig.prepare(
            "SELECT s.spine_id, count(e.no) AS v FROM spine s LEFT JOIN event e ON e.id = s.id "
                + "AND e.at > s.as_of - INTERVAL '7 days' AND e.at <= s.as_of GROUP BY s.spine_id")
        let plan = try rig.sqlite.rows("EXPLAIN QUERY PLAN \(query.translated)").map { "\($0)" }.joined()
        #expect(plan.contains("event_by_time (id=? AND at>? AND at<?)"), "\(plan)")
    }
}
