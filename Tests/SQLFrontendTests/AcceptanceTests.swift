import Contracts
import FeatureStore
import Testing

@testable import SQLFrontend

/// Statements that are understood, and what is said of them.
struct AcceptanceTests {
    static let window = """
        FROM spine s
        LEFT JOIN flights f
               ON f.tailnum = s.tailnum
              AND f.scheduled_at >  s.as_of - INTERVAL '168 hours'
              AND f.scheduled_at <= s.as_of
        GROUP BY s.spine_id
        """

    /// Values of a feature `v`, with the type that they need.
    static let values: [(String, String)] = [
        ("count(*)", "int"), ("sum(f.dep_delay)::bigint", "int?"), ("max(f.dep_delay)", "int?"),
        ("bool_or(f.carrier = 'UA')", "bool?"), ("max(f.scheduled_at)", "timestamp?"),
        ("coalesce(sum(f.dep_delay), 0)::numeric", "decimal(20,0)"),
        ("count(DISTINCT f.dest) FILTER (WHERE f.dep_delay > 15)", "int"),
        ("percentile_cont(0.5) WITHIN GROUP (ORDER BY f.dep_delay)", "double?"),
        ("percentile_disc(0.5) WITHIN GROUP (ORDER BY f.dep_delay)", "int?"),
        ("max(f.carrier COLLATE \"C\")", "text?"), ("array_agg(f.dest ORDER BY f.flight_id)", "list(text)?"),
        ("string_agg(DISTINCT f.dest, ',')", "text?"),
        ("(max(f.scheduled_at) AT TIME ZONE 'UTC')::date", "date?"),
        ("extract(epoch FROM max(f.scheduled_at) - min(f.scheduled_at))::float8", "double?"),
        ("CASE count(*) WHEN 0 THEN NULL WHEN 1 THEN 1 ELSE 2 END::bigint", "int?"),
        ("(count(*) BETWEEN 1 AND 3)", "bool"), ("greatest(count(*), 3)", "int"),
        ("nullif(count(*), 0)", "int?"), ("count(*) % 2 = 1 OR NOT max(f.dest) LIKE 'J%K' ESCAPE '!'", "bool?"),
        ("upper(max(f.dest)) || '-' || lower(max(f.origin))", "text?"),
        ("round(avg(f.dep_delay), 2)", "decimal(20,2)?"), ("max(f.dest) IN ('JFK', 'LGA')", "bool?"),
        ("(max(f.origin), max(f.dest)) = ('JFK', 'LAX')", "bool?"),
        ("max(f.dest) = ANY (ARRAY['JFK', 'LGA'])", "bool?"),
        ("make_interval(hours => 3) > max(f.scheduled_at) - min(f.scheduled_at)", "bool?"),
        ("count(*) IS DISTINCT FROM 3", "bool"), ("(count(*) > 3) IS NOT TRUE", "bool"),
        ("(ARRAY[count(*), 2])[1]", "int?"), ("date_trunc('hour', max(f.scheduled_at), 'UTC')", "timestamp?"),
        ("-7 + 0 - (-(3))", "int"),
    ]

    /// Whole statements that give one int feature `v`.
    static let statements = [
        "SELECT s.spine_id, (SELECT count(*) FROM flights f WHERE f.tailnum = s.tailnum) AS v FROM spine s",
        "SELECT spine_id, n AS v FROM spine WHERE EXISTS (SELECT 1 FROM flights f WHERE f.tailnum = spine.tailnum LIMIT 1)",
        "WITH a AS (SELECT tailnum, count(*) AS n FROM flights GROUP BY 1) SELECT s.spine_id, a.n AS v FROM spine s LEFT JOIN a USING (tailnum)",
        "SELECT s.spine_id, x.v FROM spine s LEFT JOIN LATERAL (SELECT f.dep_delay AS v FROM flights f WHERE f.tailnum = s.tailnum ORDER BY f.scheduled_at DESC, f.flight_id DESC LIMIT 1) x ON true",
        "SELECT DISTINCT ON (s.spine_id) s.spine_id, f.dep_delay AS v FROM spine s LEFT JOIN flights f ON f.tailnum = s.tailnum ORDER BY s.spine_id, f.scheduled_at DESC, f.flight_id",
        "SELECT spine_id, v FROM (SELECT s.spine_id, f.dep_delay AS v, row_number() OVER (PARTITION BY s.spine_id ORDER BY f.scheduled_at DESC, f.flight_id) AS r FROM spine s JOIN flights f USING (tailnum)) x WHERE r = 1",
        "SELECT s.spine_id, 1::bigint AS v FROM spine s WHERE s.tailnum IN (SELECT tailnum FROM flights) UNION ALL SELECT s.spine_id, 0 FROM spine s WHERE s.tailnum NOT IN (SELECT tailnum FROM flights WHERE tailnum IS NOT NULL)",
        "SELECT s.spine_id, sum(x.d)::bigint AS v FROM spine s JOIN flights f USING (tailnum), LATERAL (VALUES (f.dep_delay), (f.arr_delay)) x(d) GROUP BY s.spine_id ORDER BY 1",
        "SELECT s.spine_id, count(g.h) AS v FROM spine s CROSS JOIN generate_series(1, 24) AS g(h) LEFT JOIN flights f ON f.tailnum = s.tailnum GROUP BY s.spine_id HAVING count(*) > 0",
        "SELECT s.spine_id, (max(f.dep_delay) OVER w)::bigint AS v FROM spine s LEFT JOIN flights f ON f.tailnum = s.tailnum WINDOW w AS (PARTITION BY s.spine_id ORDER BY f.scheduled_at RANGE BETWEEN INTERVAL '3 hours' PRECEDING AND CURRENT ROW)",
        """
        WITH flights_counted(spine_id, v) AS MATERIALIZED (
            SELECT s.spine_id, count(f.flight_id) FILTER (WHERE f.dep_delay > 0)
            FROM spine s LEFT JOIN flights f ON f.tailnum = s.tailnum GROUP BY s.spine_id)
        TABLE flights_counted
        """,
        "SELECT s.spine_id, n + 1 AS v FROM spine s FULL JOIN flights f USING (tailnum) WHERE tailnum LIKE 'N%'",
        "(SELECT spine_id, n AS v FROM spine s, flights f) EXCEPT (SELECT spine_id, 3 FROM spine)",
    ]

    @Test func theExampleOfTheDesignBinds() throws {
        let sql = """
            SELECT s.spine_id,
                   count(f.dep_delay)         AS departures_7d,
                   avg(f.dep_delay)::float8   AS mean_dep_delay_7d
            FROM spine s
            LEFT JOIN flights f
                   ON f.tailnum = s.tailnum
                  AND f.scheduled_at >  s.as_of - INTERVAL '7 days'
                  AND f.scheduled_at <= s.as_of
                  AND f.departed_at  <= s.as_of
            GROUP BY s.spine_id;
            """
        let query = try TestProject.bind(sql, features: [("departures_7d", "int"), ("mean_dep_delay_7d", "double?")])
        #expect(query.text == String(sql.dropLast()))
        #expect(query.statement.columns.map(\.name) == ["spine_id", "departures_7d", "mean_dep_delay_7d"])
        #expect(query.statement.columns.map(\.type.base) == [.int8, .int8, .float8])
        #expect(
            query.columnsRead.map { "\($0.source ?? "spine").\($0.column)" } == [
                "flights.tailnum", "spine.tailnum", "flights.scheduled_at", "spine.as_of", "flights.departed_at",
                "spine.spine_id", "flights.dep_delay",
            ])
        #expect(query.literals.map(\.value) == [.interval(months: 0, days: 7, microseconds: 0)])
        #expect(query.lints.map(\.code) == [.zoneDependent])
        #expect(query.lints.map(\.suggestion) == ["write INTERVAL '168 hours'"])
        let line = query.view.sql.text.prefix { $0 != "S" }.count { $0 == "\n" }
        #expect(query.location(ofOffset: 0).line == line + 1)
        guard case .select(let select) = query.statement.body, case .join(let join) = select.from[0] else {
            Issue.record("the query is one SELECT of a join")
            return
        }
        #expect(join.kind == .left)
        #expect(select.isGrouped)
    }

    @Test func layoutAndCommentsDoNotMatterToTheCanonicalTextAndLiteralsDo() throws {
        let texts = try [
            "SELECT s.spine_id, 7 AS v FROM spine s, flights f",
            "select  s.spine_id,\n 7 as v -- seven\n from spine s , flights /* all */ f ; ",
            "SELECT s.spine_id, 8 AS v FROM spine s, flights f",
            "/* first */ SELECT s.spine_id, 7 AS v FROM spine s, flights f",
            #"SELECT s.spine_id, length('"location":7') AS v FROM spine s, flights f"#,
            #"SELECT s.spine_id, length('"location":8') AS v FROM spine s, flights f"#,
        ].map { try TestProject.bind($0).canonicalText }
        #expect(texts[0] == texts[1] && texts[0] == texts[3])
        #expect(texts[0] != texts[2])
        #expect(texts[4] != texts[5])
        #expect(!texts[0].contains("location") && !texts[0].contains("stmt_len"))
    }

    @Test(arguments: [
        (
            #"{"stmts":[{"stmt":{"a":1,"location":7},"stmt_location":1,"stmt_len":12}]}"#,
            #"{"stmts":[{"stmt":{"a":1}}]}"#
        ),
        (#"{"location":-1,"a":{"location":3}}"#, #"{"a":{}}"#),
        (#"{"sval":"\"location\":5","location":5}"#, #"{"sval":"\"location\":5"}"#),
        (#"{"sval":"location","ival":5}"#, #"{"sval":"location","ival":5}"#),
    ])
    func placesAloneAreTakenOutOfATree(_ tree: String, _ rest: String) {
        #expect(PlacelessTree.text(of: tree) == rest)
    }

    @Test(arguments: values)
    func aggregatesAndExpressionsBind(value: String, type: String) throws {
        let query = try TestProject.bind(
            "SELECT s.spine_id, \(value) AS v \(Self.window)", features: [("v", type)])
        #expect(query.statement.columns.count == 2)
        #expect(query.lints.isEmpty, "\(query.lints)")
    }

    @Test(arguments: statements)
    func statementsBind(sql: String) throws {
        let query = try TestProject.bind(sql, features: [("v", "int?")])
        #expect(query.statement.columns.map(\.name) == ["spine_id", "v"])
        #expect(query.lints.isEmpty, "\(query.lints)")
    }

    @Test func negativeConstantsKeepTheirSign() throws {
        let query = try TestProject.bind(
            "SELECT s.spine_id, -7 + 0 + - /* - */ 8 -(9) AS v FROM spine s, flights WHERE dep_delay > -15",
            features: [("v", "int")])
        #expect(
            query.literals.map(\.value) == [.integer(-7), .integer(0), .integer(-8), .integer(9), .integer(-15)])
    }

    @Test func physicalTypesDecideTheTypesOfSums() throws {
        let sum = "SELECT s.spine_id, sum(l.level) AS v FROM spine s LEFT JOIN logs l USING (tailnum) GROUP BY 1"
        #expect(try TestProject.bind(sum, reads: ["logs"]).statement.columns[1].type.base == .int8)
        try expectRefusal(
            "SELECT s.spine_id, ↓sum(f.dep_delay) AS v FROM spine s LEFT JOIN flights f USING (tailnum) GROUP BY 1",
            "feature v is int, and SQL gives numeric")
    }

    @Test func literalsAreReadAsTheTypesThatTheyMeet() throws {
        let query = try TestProject.bind(
            """
            SELECT s.spine_id, count(*) AS v FROM spine s, flights f
            WHERE f.scheduled_at >= '2013-03-10T07:00:00.25+05:30' AND f.dep_delay < '15'
              AND f.scheduled_at - s.as_of < '1 day 02:03:04.5' AND (f.scheduled_at AT TIME ZONE 'UTC')::date = '2013-03-10'
            GROUP BY 1
            """)
        #expect(
            query.literals.map(\.value) == [
                .timestamp(microseconds: 1_362_879_000_250_000), .integer(15),
                .interval(months: 0, days: 1, microseconds: 7_384_500_000), .text("UTC"), .date(days: 15_774),
            ])
    }
}
