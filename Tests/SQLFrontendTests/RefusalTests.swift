import Testing

@testable import SQLFrontend

/// Each class of refusal, with its exact place.
struct RefusalTests {
    @Test(arguments: [
        ("↓INSERT INTO flights VALUES (1)", "a view is one SELECT, and this is an INSERT"),
        ("↓DELETE FROM flights", "a view is one SELECT, and this is a DELETE"),
        ("↓SET TimeZone = 'UTC'", "a view is one SELECT, and this is a SET"),
        ("↓DROP TABLE flights", "a view is one SELECT, and this is a DROP"),
        ("↓COPY flights TO STDOUT", "a view is one SELECT, and this is a COPY"),
        ("SELECT 1;\n\n ↓SELECT 2", "there are 2 statements, and a view is one SELECT"),
        ("↓", "there is no statement"), ("↓-- nothing\n", "there is no statement"),
        ("SELECT s.spine_id, 1 AS v ↓FORM spine s", "syntax error at or near \"FORM\""),
        ("SELECT 'é', ↓FROM", "syntax error at or near \"FROM\""),
        ("SELECT ↓'unterminated", "unterminated quoted string at or near \"'unterminated\""),
        ("SELECT 1 ↓/* open", "unterminated /* comment at or near \"/* open\""),
        ("SELECT 1 ↓\u{0}", "the statement holds a NUL byte, which SQL cannot"),
    ])
    func statements(marked: String, message: String) throws {
        try expectRefusal(marked, message)
    }

    @Test(arguments: [
        ("SELECT s.spine_id, ↓nope AS v FROM spine s, flights f", "there is no column nope"),
        ("SELECT s.spine_id, ↓f.dep_dely AS v FROM spine s, flights f", "f has no column dep_dely"),
        (
            "SELECT s.spine_id, ↓x.a AS v FROM spine s, flights f",
            "there is no table x in the FROM clauses that this place can see"
        ),
        ("SELECT spine_id, ↓tailnum AS v FROM spine s, flights f", "column tailnum is ambiguous"),
        (
            "SELECT s.spine_id, ↓f.ctid AS v FROM spine s, flights f",
            "system column ctid is refused: it says where a row lies, not what it means"
        ),
        (
            "SELECT s.spine_id, count(↓f) AS v FROM spine s, flights f GROUP BY 1",
            "f is a table, and a whole row is not one value"
        ),
        (
            "SELECT s.spine_id, 1 AS v FROM spine s, flights f, ↓public.flights g",
            "qualified relations are refused: public.flights"
        ),
        (
            "SELECT s.spine_id, 1 AS v FROM spine s, flights f, ↓weather w",
            "source weather is not among the view's reads"
        ),
        ("SELECT s.spine_id, 1 AS v FROM spine s, flights f, ↓fligths g", "there is no source fligths"),
        ("SELECT s.spine_id, 1 AS v FROM spine s, ↓flights s", "table name s is used twice in this FROM clause"),
        (
            "SELECT s.spine_id, 1 AS v FROM spine s, (SELECT ↓s.n FROM flights) x",
            "there is no table s in the FROM clauses that this place can see"
        ),
        (
            "SELECT s.spine_id, 1 AS v FROM spine s NATURAL JOIN ↓flights f",
            "NATURAL JOIN is refused: a new column would change what it means"
        ),
        (
            "↓WITH RECURSIVE r AS (SELECT 1) SELECT s.spine_id, 1 AS v FROM spine s, flights f",
            "WITH RECURSIVE is refused"
        ),
        (
            "SELECT s.spine_id, 1 AS v FROM spine s, flights TABLESAMPLE ↓system (3)",
            "TABLESAMPLE is refused: it draws other rows each time"
        ),
        (
            "SELECT s.spine_id, 1 AS v FROM spine s, flights f WHERE ↓f.dep_delay",
            "WHERE needs a boolean, and this is bigint"
        ),
        (
            "SELECT s.spine_id, ↓f.dep_delay AS v FROM spine s, flights f GROUP BY 1",
            "f.dep_delay is neither in GROUP BY nor in an aggregate"
        ),
        (
            "SELECT s.spine_id, 1 AS v FROM spine s, flights f WHERE ↓count(*) > 1",
            "aggregates are not allowed in WHERE, and count is one"
        ),
        (
            "SELECT s.spine_id, sum(↓count(*)) AS v FROM spine s, flights f GROUP BY 1",
            "aggregates are not allowed in an aggregate, and count is one"
        ),
        (
            "SELECT s.spine_id, ↓row_number() AS v FROM spine s, flights f",
            "row_number is a window function and needs OVER"
        ),
        (
            "SELECT s.spine_id, ↓dep_delai(f.dep_delay) AS v FROM spine s, flights f",
            "function dep_delai is not declared"
        ),
        (
            "SELECT s.spine_id, ↓myschema.f(1) AS v FROM spine s, flights f",
            "qualified functions are refused: myschema.f"
        ),
        ("SELECT s.spine_id, 1 ↓+ true AS v FROM spine s, flights f", "there is no operator integer + boolean"),
        ("SELECT s.spine_id, '1' ↓+ '2' AS v FROM spine s, flights f", "operator unknown + unknown is not unique"),
        (
            "SELECT s.spine_id, 1 ↓<-> 2 AS v FROM spine s, flights f",
            "operator <-> is refused: it is none of PostgreSQL's own"
        ),
        ("SELECT s.spine_id, ↓'abc'::int AS v FROM spine s, flights f", "'abc' is no integer"),
        (
            "SELECT s.spine_id, 3000000000 AS v FROM spine s, flights f WHERE f.scheduled_at > ↓'soon'",
            "'soon' is no timestamp with time zone"
        ),
        (
            "SELECT s.spine_id, 1::↓money AS v FROM spine s, flights f",
            "type money is none that features are computed from"
        ),
        (
            "SELECT s.spine_id, CASE WHEN true THEN 1 ELSE ↓now() END AS v FROM spine s, flights f",
            "now reads the clock"
        ),
        ("SELECT s.spine_id, ↓(SELECT 1, 2) AS v FROM spine s, flights f", "a sub-query for one value gives 2 columns"),
        (
            "SELECT s.spine_id, ↓unnest(ARRAY[1]) AS v FROM spine s, flights f",
            "unnest gives many rows, and stands where one value is needed"
        ),
        ("SELECT s.spine_id, ↓$1 AS v FROM spine s, flights f", "parameters ($1) are refused"),
        (
            "SELECT s.spine_id, ↓rank(1, 2) WITHIN GROUP (ORDER BY f.dep_delay) AS v FROM spine s, flights f",
            "rank needs one argument for each key of WITHIN GROUP: found 2 for 1"
        ),
        (
            "SELECT s.spine_id, cume_dist(↓true) WITHIN GROUP (ORDER BY f.dest) AS v FROM spine s, flights f",
            "cume_dist WITHIN GROUP types text and boolean cannot be matched"
        ),
        (
            "SELECT s.spine_id, rank(↓f.dest) WITHIN GROUP (ORDER BY f.dest) AS v FROM spine s, flights f GROUP BY 1",
            "f.dest is neither in GROUP BY nor in an aggregate"
        ),
        (
            "SELECT s.spine_id, f.dest ↓COLLATE \"en_US\" = 'x' AS v FROM spine s, flights f",
            "collation \"en_US\" is refused: text is ordered by code point"
        ),
        (
            "SELECT s.spine_id, 1 AS v FROM spine s, flights f GROUP BY ↓ROLLUP (1)",
            "GROUPING SETS, ROLLUP and CUBE are refused"
        ),
        ("SELECT s.spine_id, 1 AS v FROM spine s, flights f UNION SELECT ↓'a', 2", "'a' is no bigint"),
    ])
    func namesAndTypes(marked: String, message: String) throws {
        try expectRefusal(marked, message)
    }

    @Test(arguments: [
        ("now()", "now reads the clock"), ("current_timestamp", "CURRENT_TIMESTAMP reads the clock"),
        ("current_date", "CURRENT_DATE reads the clock"), ("localtime", "LOCALTIME reads the clock"),
        ("current_user", "CURRENT_USER asks the server, not the rows"),
        ("random()", "random gives another value each time"),
        ("clock_timestamp()", "clock_timestamp reads the clock"),
        ("age(s.as_of)", "age of one argument reads the clock"),
        ("gen_random_uuid()", "gen_random_uuid gives another value each time"),
        ("nextval('s')", "nextval gives another value each time"),
        ("setseed(0)", "setseed gives another value each time"),
        ("txid_current()", "txid_current gives another value each time"),
        ("pg_backend_pid()", "pg_backend_pid asks the server, not the rows"),
        ("'now'::timestamptz", "'now' reads the clock"), ("date 'today'", "'today' reads the clock"),
        ("'Tomorrow'::timestamp", "'Tomorrow' reads the clock"),
        ("timestamptz ' yesterday '", "'yesterday' reads the clock"),
    ])
    func clockAndChance(expression: String, message: String) throws {
        let errors = try TestProject.errors(
            "SELECT s.spine_id, 1 AS v\nFROM spine s, flights f\nWHERE \(expression) IS NOT NULL")
        #expect(errors.count == 1)
        #expect(errors.first?.hasPrefix("3:") == true)
        #expect(errors.first?.hasSuffix(": \(message)") == true, "\(errors)")
    }

    @Test func theResultIsExactlyTheContract() throws {
        try expectRefusal(
            "↓SELECT s.spine_id FROM spine s, flights f", "the result lacks feature v")
        #expect(
            try TestProject.errors("SELECT 1 AS v, 2 AS w, 3 AS v FROM spine, flights").map {
                String($0.drop { $0 != " " })
            }
            .sorted() == [
                " column v is given twice", " column w is no feature of View",
                " the result lacks spine_id, which says to which question an answer belongs",
            ])
        let columns = "SELECT s.spine_id, avg(f.dep_delay)"
        let from = "FROM spine s LEFT JOIN flights f USING (tailnum) GROUP BY 1"
        let errors = try errorsWithHints("\(columns) AS v \(from)", features: [("v", "double?")])
        #expect(errors == ["feature v is double, and SQL gives numeric; write ::float8"])
        for (expression, type) in [
            ("1::real", "double"), ("now_is(1)", "int"), ("f.scheduled_at::date", "timestamp"), ("1.5", "int"),
            ("f.scheduled_at AT TIME ZONE 'UTC'", "timestamp"), ("'a'::char(3)", "text"), ("1", "decimal(3,1)"),
            ("ARRAY[1.5]", "list(double)"), ("f.dep_delay", "bool"),
        ] {
            #expect(
                try TestProject.errors(
                    "SELECT s.spine_id, \(expression) AS v FROM spine s, flights f", features: [("v", type)]
                ).count == 1, "\(expression) for \(type)")
        }
    }

    @Test func aViewReadsItsSpineAndWhatItSaysThatItReads() throws {
        try expectRefusal(
            "-- a remark\n/* another */ ↓SELECT flight_id AS spine_id, 1 AS v FROM flights",
            "the query does not read spine, which holds the questions")
        try expectRefusal(
            "↓SELECT spine_id, 1 AS v FROM spine",
            "the contract says that the view reads flights, and the query does not")
    }

    @Test func commentsThatNestDeeplyAreRefusedBeforeTheScannerReadsThem() throws {
        let nested = String(repeating: "/* ", count: 33) + String(repeating: "*/ ", count: 33)
        try expectRefusal("SELECT 1 ↓" + nested, "comments nest deeper than 32 levels")
        let allowed = String(repeating: "/* ", count: 32) + String(repeating: "*/ ", count: 32)
        _ = try TestProject.bind("SELECT s.spine_id, 1 AS v \(allowed) FROM spine s, flights f")
    }

    @Test func severalMistakesAreToldAtOnce() throws {
        let errors = try TestProject.errors(
            "SELECT s.spine_id, nope AS v, f.nope AS w\nFROM spine s, flights f\nWHERE f.dep_delay")
        #expect(errors.count == 3)
    }

    private func errorsWithHints(_ sql: String, features: [(name: String, type: String)]) throws -> [String] {
        let (view, project) = try TestProject.load(sql, features: features)
        do {
            _ = try SQLBinder.bind(view: view, project: project)
            return []
        } catch {
            return error.errors.map { "\($0.message); \($0.hint ?? "")" }
        }
    }
}
