import FeatureStoreTesting
import Postgres
import Testing
import Warehouse

@testable import SQLFrontend

/// Whole statements have the columns, by name and type, that a live PostgreSQL gives them.
@Suite(.serialized) struct DescribeTests {
    /// Tables as the warehouse makes them for ``TestProject``.
    static let tables = [
        "CREATE TEMP TABLE spine (spine_id int8, tailnum text, as_of timestamptz, planned_at timestamptz, n int8)",
        """
        CREATE TEMP TABLE flights (flight_id int8, tailnum text, origin text, dest text, carrier text,
            scheduled_at timestamptz, departed_at timestamptz, dep_delay int8, landed_at timestamptz, arr_delay int8)
        """,
    ]

    static let further = [
        "SELECT s.spine_id, f.*, s.n FROM spine s JOIN flights f USING (tailnum)",
        "SELECT * FROM spine s FULL JOIN flights f USING (tailnum)",
        "SELECT * FROM spine RIGHT JOIN flights USING (tailnum)",
        """
        SELECT count(*), max(n), n + 1, -n, coalesce(n, 0), CASE WHEN n > 0 THEN n END, n::text, 'a', NULL, ARRAY[n],
               (SELECT 1 AS one), EXISTS (SELECT 1), n IS NULL, nullif(n, 1), greatest(n, 2), ARRAY(SELECT 1),
               (ARRAY[n])[1], extract(hour FROM as_of)
        FROM spine GROUP BY n, as_of
        """,
        """
        SELECT CASE n WHEN 1 THEN 'a' ELSE tailnum END, CAST(n AS numeric(10,2)), INTERVAL '1 day', DATE '2013-01-01',
               n::int4
        FROM spine
        """,
        "SELECT 'a' UNION ALL SELECT NULL", "SELECT 1 UNION SELECT 2.5 UNION ALL SELECT 3::float8",
        "SELECT NULL UNION SELECT 1", "SELECT DISTINCT n FROM spine UNION ALL SELECT 1.5",
        "SELECT 'a' AS x INTERSECT SELECT tailnum FROM spine", "VALUES (1, 'a'), (2.5, NULL)",
        "SELECT * FROM (VALUES (1, NULL), (2::int8, 'x')) AS v(a, b)", "SELECT * FROM generate_series(1, 3)",
        "SELECT * FROM generate_series(1, 3) AS g", "SELECT * FROM unnest(ARRAY[1.5]) WITH ORDINALITY AS u(x)",
        "SELECT u.* FROM spine, unnest(ARRAY[n, 2]) u",
        "WITH a(x) AS (SELECT n FROM spine), b AS (SELECT x + 1 AS y FROM a) SELECT * FROM a, b",
        """
        SELECT sum(n) OVER w, row_number() OVER (w ORDER BY n), lag(n, 1, 0) OVER w, avg(n) OVER w
        FROM spine WINDOW w AS (PARTITION BY tailnum)
        """,
        """
        SELECT n IN (1, 2.5), tailnum IN ('a', 'b'), n BETWEEN 1 AND 2.5, tailnum LIKE 'a%', as_of > '2013-01-01Z'
        FROM spine
        """,
        """
        SELECT date_trunc('day', as_of), as_of AT TIME ZONE 'UTC', as_of - as_of, as_of - INTERVAL '1 day',
               age(as_of, as_of), (as_of AT TIME ZONE 'UTC')::date - 1
        FROM spine
        """,
        """
        SELECT n / 2, n / 2.0, n % 2, n ^ 2, n::int4 / 2, sqrt(n), round(n / 3.0, 2), power(n, 2), abs(n::int2),
               n::int2 + 1::int2
        FROM spine
        """,
        """
        SELECT sum(n::int4), sum(n), sum(n::numeric), sum(n::float4), avg(n), avg(n::float8), count(n), stddev(n),
               percentile_cont(0.5) WITHIN GROUP (ORDER BY n), mode() WITHIN GROUP (ORDER BY tailnum),
               percentile_disc(ARRAY[0.5]) WITHIN GROUP (ORDER BY n)
        FROM spine
        """,
        """
        SELECT x.tailnum, y.c
        FROM (SELECT tailnum FROM spine) x
        LEFT JOIN LATERAL (SELECT count(*) AS c FROM flights f WHERE f.tailnum = x.tailnum) y ON true
        """,
        """
        SELECT make_interval(days => 3, hours => 2), make_date(2013, 1, 1), to_timestamp(0), to_char(n, '999'),
               concat(n, 'a', NULL), n || 'a', 'a' || tailnum
        FROM spine
        """,
    ]

    @Test func statementsHaveTheColumnsThatPostgreSQLGivesThem() throws {
        let session = try TemporaryPostgres.shared().session()
        for table in Self.tables { _ = try session.rows(table) }
        let values = AcceptanceTests.values.map { "SELECT s.spine_id, \($0.0) AS v \(AcceptanceTests.window)" }
        for sql in values + AcceptanceTests.statements + Self.further {
            let found = try columns(sql)
            let numbered = found.indices.map { "c\($0)" }.joined(separator: ", ")
            _ = try session.rows("CREATE TEMP VIEW probe(\(numbered)) AS \(sql)")
            #expect(found.map(\.type.base.name) == (try described("atttypid::regtype::text", session)), "\(sql)")
            _ = try session.rows("DROP VIEW probe")

            // A view's columns must have different names, and a query's need not.
            guard Set(found.map(\.name)).count == found.count else { continue }
            _ = try session.rows("CREATE TEMP VIEW probe AS \(sql)")
            #expect(found.map(\.name) == (try described("attname::text", session)), "\(sql)")
            _ = try session.rows("DROP VIEW probe")
        }
    }

    private func described(_ what: String, _ session: PostgresConnection) throws -> [String] {
        try session.rows(
            "SELECT \(what) FROM pg_attribute WHERE attrelid = 'probe'::regclass AND attnum > 0 ORDER BY attnum"
        ).map { $0[0] ?? "" }
    }

    private func columns(_ sql: String) throws -> [BoundColumn] {
        let (view, project) = try TestProject.load("SELECT 1")
        let parsed = try StatementParser.parse(sql)
        let binder = Binder(view: view, project: project, text: sql)
        let statement = try binder.bindStatement(parsed.select, parent: nil)
        if let error = binder.errors.first { throw error }
        return statement.columns
    }
}
