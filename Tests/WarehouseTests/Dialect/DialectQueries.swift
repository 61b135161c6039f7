/// Whole queries over `spine`, `probe` and `event`; each must translate and give the same rows on both engines.
///
/// A query that begins with `ordered` is compared row by row in its order, the others as bags of rows.
enum DialectQueries {
    static let joins = #"""
        SELECT s.spine_id, count(e.no) AS v FROM spine s LEFT JOIN event e ON e.id = s.id AND e.at <= s.as_of GROUP BY s.spine_id;
        SELECT s.spine_id, e.no AS v FROM spine s JOIN event e ON e.id = s.id;
        SELECT s.spine_id, e.no AS v FROM spine s, event e WHERE e.id = s.id AND e.size > 0;
        SELECT s.spine_id, e.no AS v FROM event e RIGHT JOIN spine s ON e.id = s.id AND e.size > 0;
        SELECT s.spine_id, e.no AS v FROM spine s FULL JOIN event e ON e.id = s.id + 3;
        SELECT s.spine_id, count(*) AS v FROM spine s CROSS JOIN event e WHERE e.amount > 1 GROUP BY s.spine_id;
        SELECT s.spine_id, a.no AS v FROM spine s LEFT JOIN (event a JOIN event b ON a.no = b.no + 1) ON a.id = s.id AND b.size = 3;
        SELECT s.spine_id, e.no AS v FROM spine s JOIN event e USING (id);
        SELECT s.spine_id, e.no AS v FROM spine s LEFT JOIN event e ON e.id = s.id AND e.at > s.as_of - INTERVAL '3 days' AND e.at <= s.as_of;
        SELECT s.spine_id, p.i4 AS v, e.amount AS w FROM spine s JOIN probe p ON p.id = s.id LEFT JOIN event e ON e.amount = p.n;
        SELECT s.spine_id, e.kind AS v FROM spine s LEFT JOIN event e ON e.id = s.id WHERE e.kind IS NULL;
        SELECT s.spine_id, e.no AS v FROM spine s, probe p LEFT JOIN event e ON e.id = p.id WHERE p.id = s.id;
        """#

    static let aggregates = #"""
        SELECT s.spine_id, sum(e.size) AS v, avg(e.size) AS w FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id;
        SELECT s.spine_id, sum(e.no::int8) AS v, avg(e.no::int8) AS w FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id;
        SELECT s.spine_id, sum(e.amount) AS v, avg(e.amount) AS w, min(e.amount) AS x, max(e.amount) AS y FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id;
        SELECT s.spine_id, count(e.x) AS v, min(e.x) AS w, max(e.x) AS x FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id;
        SELECT s.spine_id, count(DISTINCT e.kind) AS v, count(DISTINCT e.amount) AS w, count(DISTINCT e.x) AS x FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id;
        SELECT s.spine_id, sum(DISTINCT e.size) AS v, sum(DISTINCT e.amount) AS w, avg(DISTINCT e.size) AS x FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id;
        SELECT s.spine_id, sum(DISTINCT e.x) AS v, avg(DISTINCT e.x) AS w FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id;
        SELECT s.spine_id, min(e.kind) AS v, max(e.kind) AS w, min(e.at) AS x, max(e.at) AS y FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id;
        SELECT s.spine_id, bool_and(e.size > 0) AS v, bool_or(e.size > 0) AS w, every(e.kind = 'x') AS x FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id;
        SELECT s.spine_id, count(*) FILTER (WHERE e.size > 0) AS v, sum(e.size) FILTER (WHERE e.kind = 'x') AS w FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id;
        SELECT s.spine_id, avg(e.size)::float8 AS v FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id;
        SELECT s.spine_id, avg(e.size) FILTER (WHERE e.kind = 'none') AS v, sum(e.x) FILTER (WHERE false) AS w FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id;
        SELECT min(s.spine_id) AS spine_id, count(*) AS v FROM spine s GROUP BY s.id % 4 HAVING count(*) > 14;
        SELECT max(s.spine_id) AS spine_id, sum(p.m) AS v FROM spine s JOIN probe p ON p.id = s.id GROUP BY p.n;
        SELECT min(s.spine_id) AS spine_id, count(*) AS v FROM spine s JOIN probe p ON p.id = s.id GROUP BY p.m;
        SELECT min(s.spine_id) AS spine_id, count(*) AS v FROM spine s JOIN probe p ON p.id = s.id GROUP BY p.f;
        SELECT min(s.spine_id) AS spine_id, p.t AS v, count(*) AS w FROM spine s JOIN probe p ON p.id = s.id GROUP BY p.t;
        SELECT min(s.spine_id) AS spine_id, count(*) AS v FROM spine s JOIN probe p ON p.id = s.id GROUP BY p.b, p.c;
        SELECT min(s.spine_id) AS spine_id, sum(p.i8) AS v, avg(p.i8) AS w FROM spine s JOIN probe p ON p.id = s.id GROUP BY p.c;
        SELECT min(s.spine_id) AS spine_id, sum(p.i4) AS v, sum(p.i2) AS w, avg(p.i2) AS x FROM spine s JOIN probe p ON p.id = s.id GROUP BY p.c;
        SELECT min(s.spine_id) AS spine_id, avg(p.m) AS v, avg(p.n) AS w FROM spine s JOIN probe p ON p.id = s.id GROUP BY p.b;
        SELECT count(*) AS spine_id, sum(s.spine_id) AS v FROM spine s WHERE s.id < 0;
        SELECT 1::int8 AS spine_id, count(*) AS v, max(s.as_of) AS w FROM spine s;
        SELECT s.spine_id, sum(p.f) AS v FROM spine s JOIN probe p ON p.id = s.id GROUP BY s.spine_id;
        SELECT s.spine_id, sum(e.size) * 1.0 / NULLIF(count(e.size), 0) AS v FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id;
        SELECT s.spine_id, count(*) FILTER (WHERE e.size > 0)::float8 / NULLIF(count(e.size), 0)::float8 AS v FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id;
        SELECT s.spine_id, 1 / (count(e.no) - 3) AS v FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id;
        SELECT s.id % 5 AS spine_id, count(*) AS v FROM spine s GROUP BY 1;
        SELECT s.id % 5 AS spine_id, max(extract(epoch FROM e.at - s.as_of)) AS v FROM spine s JOIN event e ON e.id = s.id GROUP BY s.id % 5;
        SELECT s.spine_id, sum(e.x ORDER BY e.no) AS v, sum(e.x ORDER BY e.no DESC) AS w, avg(e.x ORDER BY e.amount DESC NULLS LAST, e.no) AS x FROM spine s JOIN event e ON e.id = s.id GROUP BY s.spine_id;
        SELECT s.spine_id, sum(DISTINCT e.x ORDER BY e.x DESC) AS v, sum(DISTINCT e.x ORDER BY e.x) AS w FROM spine s JOIN event e ON e.id = s.id GROUP BY s.spine_id;
        SELECT s.spine_id, sum(e.x ORDER BY e.kind NULLS FIRST, e.no) FILTER (WHERE e.size >= 0) AS v, var_pop(e.no::float8 / 7 ORDER BY e.kind DESC, e.no) AS w FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id;
        """#

    static let windows = #"""
        SELECT s.spine_id, row_number() OVER (ORDER BY s.as_of DESC) AS v FROM spine s;
        SELECT q.no AS spine_id, q.v FROM (SELECT e.no, rank() OVER (PARTITION BY e.id ORDER BY e.at) AS v FROM event e) q JOIN spine s ON s.id = q.no;
        SELECT e.no AS spine_id, dense_rank() OVER (ORDER BY e.size) AS v, rank() OVER (ORDER BY e.size DESC) AS w FROM event e JOIN spine s ON s.id = e.id;
        SELECT e.no AS spine_id, rank() OVER (ORDER BY e.amount NULLS FIRST) AS v, rank() OVER (ORDER BY e.amount DESC NULLS LAST) AS w FROM event e JOIN spine s ON s.id = e.id;
        SELECT e.no AS spine_id, sum(e.size) OVER (PARTITION BY e.id ORDER BY e.no ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS v FROM event e JOIN spine s ON s.id = e.id;
        SELECT e.no AS spine_id, avg(e.size) OVER (PARTITION BY e.id ORDER BY e.no ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS v FROM event e JOIN spine s ON s.id = e.id;
        SELECT e.no AS spine_id, sum(e.x) OVER (PARTITION BY e.id ORDER BY e.no) AS v FROM event e JOIN spine s ON s.id = e.id;
        SELECT e.no AS spine_id, sum(e.x) OVER (PARTITION BY e.id ORDER BY e.no ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING) AS v, avg(e.x) OVER (PARTITION BY e.id ORDER BY e.no ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS w FROM event e JOIN spine s ON s.id = e.id;
        SELECT e.no AS spine_id, sum(e.amount) OVER (ORDER BY e.no ROWS BETWEEN 4 PRECEDING AND CURRENT ROW) AS v FROM event e JOIN spine s ON s.id = e.id;
        SELECT e.no AS spine_id, sum(e.size) OVER (PARTITION BY e.id ORDER BY e.at) AS v, count(*) OVER (PARTITION BY e.id ORDER BY e.at) AS w FROM event e JOIN spine s ON s.id = e.id;
        SELECT e.no AS spine_id, count(*) FILTER (WHERE e.size > 0) OVER (PARTITION BY e.kind) AS v FROM event e JOIN spine s ON s.id = e.id;
        SELECT e.no AS spine_id, stddev_samp(e.x) OVER w AS v, var_pop(e.x) OVER w AS w, variance(e.no::float8 / 3) OVER w AS x, stddev(e.x) OVER w AS y, stddev_pop(e.x) OVER w AS z FROM event e JOIN spine s ON s.id = e.id WHERE e.x < 1e9 OR e.x IS NULL WINDOW w AS (PARTITION BY e.id ORDER BY e.no);
        SELECT e.no AS spine_id, lag(e.size) OVER w AS v, lead(e.size, 2, -5) OVER w AS w FROM event e JOIN spine s ON s.id = e.id WINDOW w AS (PARTITION BY e.id ORDER BY e.no);
        SELECT e.no AS spine_id, first_value(e.kind) OVER w AS v, last_value(e.kind) OVER w AS w, nth_value(e.no, 2) OVER w AS x FROM event e JOIN spine s ON s.id = e.id WINDOW w AS (PARTITION BY e.id ORDER BY e.no);
        SELECT e.no AS spine_id, percent_rank() OVER (ORDER BY e.size) AS v, cume_dist() OVER (ORDER BY e.size) AS w, ntile(4) OVER (ORDER BY e.no) AS x FROM event e JOIN spine s ON s.id = e.id;
        SELECT e.no AS spine_id, max(e.size) OVER (ORDER BY e.at RANGE BETWEEN INTERVAL '2 days' PRECEDING AND CURRENT ROW) AS v FROM event e JOIN spine s ON s.id = e.id;
        SELECT e.no AS spine_id, count(*) OVER (ORDER BY e.no RANGE BETWEEN 3 PRECEDING AND 2 FOLLOWING) AS v FROM event e JOIN spine s ON s.id = e.id;
        SELECT e.no AS spine_id, sum(e.size) OVER (ORDER BY e.at GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW) AS v FROM event e JOIN spine s ON s.id = e.id;
        SELECT min(s.spine_id) AS spine_id, sum(count(*)) OVER (ORDER BY s.id % 3) AS v FROM spine s GROUP BY s.id % 3;
        SELECT s.spine_id, q.v FROM spine s LEFT JOIN (SELECT e.id, e.no AS v, row_number() OVER (PARTITION BY e.id ORDER BY e.at DESC, e.no DESC) AS r FROM event e) q ON q.id = s.id AND q.r = 1;
        """#

    static let subqueries = #"""
        SELECT s.spine_id, (SELECT max(e.no) FROM event e WHERE e.id = s.id) AS v FROM spine s;
        SELECT s.spine_id, (SELECT e.kind FROM event e WHERE e.id = s.id AND e.at <= s.as_of ORDER BY e.at DESC, e.no DESC LIMIT 1) AS v FROM spine s;
        SELECT s.spine_id, (SELECT e.no FROM event e WHERE e.id = s.id) AS v FROM spine s;
        SELECT s.spine_id, (SELECT e.no FROM event e WHERE e.no = s.id) AS v FROM spine s;
        SELECT s.spine_id, (SELECT q.no FROM (SELECT e.no FROM event e WHERE e.no = s.id AND e.size > 0) q) AS v FROM spine s;
        SELECT s.spine_id, EXISTS (SELECT 1 FROM event e WHERE e.id = s.id AND e.kind = 'x') AS v FROM spine s;
        SELECT s.spine_id, NOT EXISTS (SELECT 1 FROM event e WHERE e.id = s.id AND e.size IS NULL) AS v FROM spine s;
        SELECT s.spine_id, s.id IN (SELECT e.size FROM event e) AS v, s.id NOT IN (SELECT e.size FROM event e) AS w FROM spine s;
        SELECT s.spine_id, s.id NOT IN (SELECT e.size FROM event e WHERE e.size IS NOT NULL) AS v FROM spine s;
        SELECT s.spine_id, s.id > ANY (SELECT e.size FROM event e) AS v, s.id >= ALL (SELECT e.no FROM event e) AS w FROM spine s;
        SELECT s.spine_id, s.id > ALL (SELECT e.size FROM event e WHERE e.id = -1) AS v, s.id < ANY (SELECT e.size FROM event e WHERE e.id = -1) AS w FROM spine s;
        SELECT s.spine_id, (s.id, 3) IN (SELECT e.id, e.size FROM event e) AS v FROM spine s;
        SELECT s.spine_id, p.n IN (SELECT e.amount FROM event e) AS v, p.m IN (SELECT e.amount FROM event e) AS w FROM spine s JOIN probe p ON p.id = s.id;
        SELECT s.spine_id, p.n > ANY (SELECT e.amount FROM event e) AS v FROM spine s JOIN probe p ON p.id = s.id;
        SELECT s.spine_id, count(*) AS v FROM spine s JOIN event e ON e.id = s.id WHERE e.no > (SELECT avg(x.no) FROM event x WHERE x.id = e.id) GROUP BY s.spine_id;
        WITH a AS (SELECT e.id, sum(e.size) AS total FROM event e GROUP BY e.id) SELECT s.spine_id, a.total AS v FROM spine s LEFT JOIN a ON a.id = s.id;
        WITH a AS (SELECT e.id, e.no FROM event e), b AS (SELECT a.id, max(a.no) AS m FROM a GROUP BY a.id) SELECT s.spine_id, b.m AS v, a.no AS w FROM spine s JOIN b ON b.id = s.id JOIN a ON a.id = b.id;
        WITH event AS (SELECT e.id, e.no + 1 AS no FROM event e WHERE e.size > 0) SELECT s.spine_id, max(event.no) AS v FROM spine s JOIN event ON event.id = s.id GROUP BY s.spine_id;
        WITH a(k, n) AS MATERIALIZED (SELECT e.id, e.no FROM event e) SELECT s.spine_id, a.n AS v FROM spine s JOIN a ON a.k = s.id;
        SELECT s.spine_id, v.name AS v FROM spine s JOIN (VALUES (1, 'one'), (2, 'two'), (NULL, 'none')) AS v(k, name) ON v.k = s.id;
        SELECT s.spine_id, extract(hour FROM q.gap) AS v FROM spine s JOIN (SELECT e.id, s2.as_of - e.at AS gap FROM event e JOIN spine s2 ON s2.id = e.id) q ON q.id = s.id;
        SELECT s.spine_id, x.no AS v FROM spine s JOIN (SELECT e.no, e.id, e.id AS id2 FROM event e) x ON x.id2 = s.id;
        """#

    static let sets = #"""
        SELECT s.spine_id, 1 AS v FROM spine s WHERE s.id < 3 UNION ALL SELECT s.spine_id, 2 FROM spine s WHERE s.id < 5;
        SELECT s.id % 3 AS spine_id, 1 AS v FROM spine s UNION SELECT s.id % 5, 1 FROM spine s;
        SELECT s.id % 7 AS spine_id, 1 AS v FROM spine s INTERSECT SELECT s.id % 5, 1 FROM spine s;
        SELECT s.id % 7 AS spine_id, 1 AS v FROM spine s EXCEPT SELECT s.id % 5, 1 FROM spine s;
        SELECT 1::int8 AS spine_id, count(*) AS v FROM (SELECT p.m FROM probe p UNION SELECT e.amount FROM event e) q, spine s WHERE s.id = 0;
        SELECT 1::int8 AS spine_id, count(*) AS v FROM (SELECT p.n FROM probe p INTERSECT SELECT e.amount FROM event e) q, spine s WHERE s.id = 0;
        SELECT 1::int8 AS spine_id, count(*) AS v FROM (SELECT p.f FROM probe p EXCEPT SELECT e.x FROM event e) q, spine s WHERE s.id = 0;
        SELECT 1::int8 AS spine_id, count(*) AS v FROM (SELECT 1 AS a UNION ALL (SELECT 2 UNION SELECT 2) EXCEPT SELECT 1) q, spine s WHERE s.id = 0;
        SELECT DISTINCT s.id % 4 AS spine_id, s.id % 2 AS v FROM spine s;
        SELECT 1::int8 AS spine_id, count(*) AS v FROM (SELECT DISTINCT p.m FROM probe p) q, spine s WHERE s.id = 0;
        SELECT 1::int8 AS spine_id, count(*) AS v FROM (SELECT DISTINCT p.b, p.c FROM probe p) q, spine s WHERE s.id = 0;
        SELECT DISTINCT ON (s.spine_id) s.spine_id, e.no AS v, e.kind AS w FROM spine s LEFT JOIN event e ON e.id = s.id ORDER BY s.spine_id, e.at DESC, e.no;
        SELECT DISTINCT ON (e.id, e.size) e.no AS spine_id, e.at AS v FROM spine s JOIN event e ON e.id = s.id ORDER BY e.id, e.size, e.at, e.no DESC;
        """#

    static let orders = #"""
        ordered SELECT s.spine_id, p.i4 AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY p.i4, s.spine_id;
        ordered SELECT s.spine_id, p.i4 AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY p.i4 DESC, s.spine_id DESC;
        ordered SELECT s.spine_id, p.i4 AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY v NULLS FIRST, 1;
        ordered SELECT s.spine_id, p.m AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY p.m DESC NULLS LAST, s.spine_id LIMIT 20 OFFSET 3;
        ordered SELECT s.spine_id, p.t AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY p.t, s.spine_id;
        ordered SELECT s.spine_id, p.f AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY p.f DESC, s.spine_id;
        ordered SELECT s.spine_id, p.b AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY p.b DESC, p.c, s.spine_id;
        ordered SELECT s.spine_id, p.ts AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY p.ts, s.spine_id OFFSET 5;
        ordered SELECT s.spine_id, 1 AS v FROM spine s WHERE s.id < 9 UNION ALL SELECT s.id, 2 FROM spine s WHERE s.id < 5 ORDER BY spine_id DESC, v;
        ordered SELECT s.id % 10 AS spine_id, count(*) AS v FROM spine s GROUP BY s.id % 10 ORDER BY count(*) DESC, s.id % 10 DESC;
        ordered SELECT DISTINCT ON (p.c) s.spine_id, p.c AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY p.c DESC, s.spine_id DESC;
        ordered SELECT s.spine_id, s.id AS v FROM spine s ORDER BY s.id + 0 DESC LIMIT 0;
        """#

    static let groups: [(name: String, text: String)] = [
        ("joins", joins), ("aggregates", aggregates), ("windows", windows), ("subqueries", subqueries), ("sets", sets),
        ("orders", orders),
    ]

    static func queries(_ text: String) -> [String] {
        DialectExpressions.lines(text).map { $0.hasSuffix(";") ? String($0.dropLast()) : $0 }
    }
}
