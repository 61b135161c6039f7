extension Corpus {
    static let lateral = CorpusGroup(
        "lateral and set-returning",
        #"""
        SELECT s.spine_id, l.no AS v FROM spine s LEFT JOIN LATERAL (SELECT e.no FROM event e WHERE e.id = s.id AND e.at <= s.as_of ORDER BY e.at DESC, e.no DESC LIMIT 1) l ON true  -- REL-01
        SELECT s.spine_id, l.no AS v FROM spine s CROSS JOIN LATERAL (SELECT e.no FROM event e WHERE e.id = s.id ORDER BY e.no LIMIT 3) l
        SELECT s.spine_id, l.n AS v, l.t AS w FROM spine s, LATERAL (SELECT count(*) AS n, sum(e.amount) AS t FROM event e WHERE e.id = s.id) l
        SELECT s.spine_id, l.a AS v FROM spine s LEFT JOIN LATERAL (SELECT avg(q.size) AS a FROM (SELECT e.size FROM event e WHERE e.id = s.id ORDER BY e.no DESC LIMIT 5) q) l ON true
        SELECT s.spine_id, l.no AS v FROM spine s LEFT JOIN LATERAL (SELECT e.no, e.size FROM event e WHERE e.id = s.id ORDER BY e.no LIMIT 2) l ON l.size > 0
        SELECT s.spine_id, b.no AS v FROM spine s LEFT JOIN LATERAL (SELECT e.no, e.at FROM event e WHERE e.id = s.id ORDER BY e.at DESC, e.no LIMIT 1) a ON true LEFT JOIN LATERAL (SELECT e.no FROM event e WHERE e.id = s.id AND e.at < a.at ORDER BY e.at DESC, e.no LIMIT 1) b ON true
        SELECT s.spine_id, l.x AS v FROM spine s JOIN probe p ON p.id = s.id, LATERAL (SELECT p.i4::int8 + 1 AS x) l
        SELECT s.spine_id, l.y AS v FROM spine s JOIN probe p ON p.id = s.id CROSS JOIN LATERAL (SELECT p.g * 2 AS x) k CROSS JOIN LATERAL (SELECT k.x + p.g AS y) l
        SELECT s.spine_id, l.k AS v FROM spine s, LATERAL (VALUES (s.id, 'id'), (s.spine_id, 'spine')) AS l(n, k)
        SELECT s.spine_id, l.kind AS v, l.n AS w FROM spine s CROSS JOIN LATERAL (SELECT e.kind, count(*) AS n FROM event e WHERE e.id = s.id GROUP BY e.kind) l
        SELECT s.spine_id, l.no AS v FROM spine s CROSS JOIN LATERAL (SELECT e.no FROM event e WHERE e.id = s.id UNION ALL SELECT -1) l
        SELECT s.spine_id, l.no AS v FROM spine s CROSS JOIN LATERAL (SELECT DISTINCT ON (e.kind) e.no FROM event e WHERE e.id = s.id ORDER BY e.kind, e.no DESC) l
        SELECT s.spine_id, l.r AS v FROM spine s CROSS JOIN LATERAL (SELECT e.no, row_number() OVER (ORDER BY e.at, e.no) AS r FROM event e WHERE e.id = s.id) l WHERE l.r = 2
        SELECT s.spine_id, g.v FROM spine s CROSS JOIN generate_series(1, 3) AS g(v)
        SELECT s.spine_id, g.v FROM spine s, generate_series(0, s.id::int4 % 4) AS g(v)
        SELECT s.spine_id, g.v FROM spine s, generate_series(10, 1, -3) AS g(v)
        SELECT s.spine_id, g.v FROM spine s, LATERAL generate_series(0, 1, 0.25) AS g(v)  -- FLT-44
        SELECT s.spine_id, g.v FROM spine s, LATERAL generate_series(s.as_of - INTERVAL '2 days', s.as_of, INTERVAL '1 day') AS g(v)  -- TIM-40
        SELECT s.spine_id, g.v FROM spine s, LATERAL generate_series(s.as_of, s.as_of + INTERVAL '3 months', INTERVAL '1 month') AS g(v)
        SELECT s.spine_id, count(e.no) AS v, g.d AS w FROM spine s CROSS JOIN LATERAL generate_series(0, 2) AS g(d) LEFT JOIN event e ON e.id = s.id AND e.at::date = (s.as_of - g.d * INTERVAL '1 day')::date GROUP BY s.spine_id, g.d
        SELECT s.spine_id, g.v FROM spine s, generate_series(1, 0) AS g(v)  -- empty
        SELECT s.spine_id, u.x AS v FROM spine s JOIN probe p ON p.id = s.id CROSS JOIN LATERAL unnest(ARRAY[p.i4, p.i2::int4]) AS u(x)
        SELECT s.spine_id, u.x AS v, u.n AS w FROM spine s JOIN probe p ON p.id = s.id CROSS JOIN LATERAL unnest(string_to_array(p.line, ',')) WITH ORDINALITY AS u(x, n)
        SELECT s.spine_id, u.x AS v FROM spine s JOIN probe p ON p.id = s.id LEFT JOIN LATERAL unnest(string_to_array(p.line, ';')) AS u(x) ON true  -- REL-14
        SELECT s.spine_id, u.a AS v, u.b AS w FROM spine s CROSS JOIN LATERAL unnest(ARRAY[1, 2, 3], ARRAY['x', 'y']) AS u(a, b)
        SELECT s.spine_id, generate_series(1, 2) AS v FROM spine s
        SELECT s.spine_id, unnest(ARRAY[s.id, 7]) AS v FROM spine s
        SELECT s.spine_id, l.v FROM spine s CROSS JOIN LATERAL regexp_split_to_table('a,b', ',') AS l(v)
        SELECT s.spine_id, max(l.gap) AS v FROM spine s CROSS JOIN LATERAL (SELECT e.no - lag(e.no) OVER (ORDER BY e.no) AS gap FROM event e WHERE e.id = s.id) l GROUP BY s.spine_id
        SELECT s.spine_id, l.no AS v, l.kind AS w, l.x AS x, l.amount AS y, l.at AS z FROM spine s LEFT JOIN LATERAL (SELECT e.* FROM event e WHERE e.id = s.id AND e.at <= s.as_of ORDER BY e.at DESC, e.no DESC LIMIT 1) l ON true
        SELECT s.spine_id, l.no AS v FROM spine s CROSS JOIN LATERAL (SELECT e.no FROM event e WHERE e.id = s.id ORDER BY e.no DESC LIMIT 3) l
        SELECT s.spine_id, l.no AS v FROM spine s, LATERAL (SELECT e.no FROM event e WHERE e.id = s.id AND e.at < s.as_of) l
        SELECT s.spine_id, l.n AS v, l.total AS w FROM spine s LEFT JOIN LATERAL (SELECT count(*) AS n, sum(e.amount) AS total FROM event e WHERE e.id = s.id) l ON true
        SELECT s.spine_id, l.no AS v FROM spine s LEFT JOIN LATERAL (SELECT e.no, e.size FROM event e WHERE e.id = s.id ORDER BY e.no LIMIT 5) l ON l.size > 0
        SELECT s.spine_id, l.no AS v FROM spine s JOIN LATERAL (SELECT e.no, e.size FROM event e WHERE e.id = s.id) l ON l.size > 0 AND l.no % 2 = 0
        SELECT s.spine_id, l.kind AS v, l.n AS w FROM spine s LEFT JOIN LATERAL (SELECT e.kind, count(*) AS n FROM event e WHERE e.id = s.id GROUP BY e.kind HAVING count(*) > 1) l ON true
        SELECT s.spine_id, m.no AS v, m.other AS w FROM spine s LEFT JOIN LATERAL (SELECT e.no, e.at, k.no AS other FROM event e LEFT JOIN LATERAL (SELECT f.no FROM event f WHERE f.id = e.id AND f.at < e.at AND f.at < s.as_of ORDER BY f.at DESC, f.no LIMIT 1) k ON true WHERE e.id = s.id ORDER BY e.no LIMIT 4) m ON true
        SELECT s.spine_id, a.no AS v, b.n AS w FROM spine s LEFT JOIN LATERAL (SELECT e.no, e.at FROM event e WHERE e.id = s.id ORDER BY e.at, e.no LIMIT 1) a ON true LEFT JOIN LATERAL (SELECT count(*) AS n FROM event e WHERE e.at > a.at) b ON true
        SELECT s.spine_id, l.v AS v FROM spine s, LATERAL (VALUES (s.id), (s.id * 2), (NULL)) AS l(v)
        SELECT s.spine_id, l.v AS v FROM spine s, LATERAL (SELECT s.id + 1 AS v) AS l
        SELECT s.spine_id, l.v AS v FROM spine s, LATERAL (SELECT s.id AS v UNION SELECT e.no FROM event e WHERE e.id = s.id AND e.no < 20) AS l
        SELECT s.spine_id, sum(l.x ORDER BY l.no) AS v, count(*) AS w FROM spine s LEFT JOIN LATERAL (SELECT e.x, e.no FROM event e WHERE e.id = s.id ORDER BY e.no DESC LIMIT 4) l ON true GROUP BY s.spine_id
        SELECT s.spine_id, l.m AS v FROM spine s JOIN probe p ON p.id = s.id LEFT JOIN LATERAL (SELECT p.m * 2 AS m WHERE p.m > 0) l ON true
        SELECT s.spine_id, l.f AS v FROM spine s JOIN probe p ON p.id = s.id CROSS JOIN LATERAL (SELECT p.f, p.t LIMIT 1) l
        SELECT s.spine_id, l.n AS v FROM spine s JOIN LATERAL (SELECT e.amount AS n FROM event e WHERE e.id = s.id) l ON true JOIN probe p ON p.id = s.id AND p.n > l.n
        SELECT s.spine_id, l.no AS v FROM spine s, probe p LEFT JOIN LATERAL (SELECT e.no FROM event e WHERE e.id = s.id AND e.no > p.id ORDER BY e.no LIMIT 1) l ON p.b WHERE p.id = s.id
        SELECT s.spine_id, l.no AS v FROM spine s LEFT JOIN LATERAL (WITH mine AS (SELECT e.no, e.size FROM event e WHERE e.id = s.id) SELECT mine.no FROM mine WHERE mine.size = (SELECT max(o.size) FROM mine o) ORDER BY 1 LIMIT 1) l ON true
        SELECT s.spine_id, l.no AS v FROM spine s LEFT JOIN LATERAL (SELECT DISTINCT ON (e.kind) e.no FROM event e WHERE e.id = s.id ORDER BY e.kind, e.at DESC, e.no) l ON true
        SELECT s.spine_id, l.r AS v, l.no AS w FROM spine s LEFT JOIN LATERAL (SELECT e.no, rank() OVER (ORDER BY e.at DESC) AS r FROM event e WHERE e.id = s.id) l ON l.r <= 2
        SELECT s.spine_id, 1 / l.size AS v FROM spine s LEFT JOIN LATERAL (SELECT e.size FROM event e WHERE e.id = s.id ORDER BY e.no LIMIT 1) l ON true WHERE l.size <> 0
        SELECT s.spine_id, l.v AS v FROM spine s LEFT JOIN LATERAL (SELECT 10 / (s.id - 3) AS v) l ON true  -- fails
        SELECT s.spine_id, (SELECT max(l.no) FROM event e, LATERAL (SELECT f.no FROM event f WHERE f.at = e.at AND f.id = s.id) l WHERE e.id = s.id) AS v FROM spine s
        SELECT p.id AS spine_id, l.n AS v FROM spine s CROSS JOIN LATERAL (SELECT count(*) AS n FROM event e WHERE e.id = s.id) l RIGHT JOIN probe p ON p.id = s.id AND l.n > 3
        SELECT s.spine_id, l.gap AS v FROM spine s LEFT JOIN LATERAL (SELECT extract(epoch FROM s.as_of - e.at) AS gap FROM event e WHERE e.id = s.id ORDER BY e.at LIMIT 1) l ON true
        SELECT s.spine_id, l.no AS v FROM spine s LEFT JOIN LATERAL (SELECT q.no FROM (SELECT e.no FROM event e WHERE e.id = s.id) q WHERE q.no > 10 ORDER BY q.no LIMIT 1 OFFSET 1) l ON true WHERE s.id < 3
        SELECT s.spine_id, g AS v FROM spine s CROSS JOIN generate_series(s.id, s.id + 2) AS g
        SELECT s.spine_id, g.v AS v FROM spine s LEFT JOIN generate_series(1::int, s.id::int % 4) AS g(v) ON true
        SELECT s.spine_id, g.v AS v, g.o AS w FROM spine s, generate_series(10, 1, -4) WITH ORDINALITY AS g(v, o)
        SELECT s.spine_id, g.v AS v FROM spine s, generate_series(1, NULL::int) AS g(v)  -- empty
        SELECT s.spine_id, g.v AS v FROM spine s, generate_series(2147483645, 2147483647) AS g(v)
        SELECT s.spine_id, g.v AS v FROM spine s, generate_series(9223372036854775800, 9223372036854775807, 5) AS g(v)
        SELECT s.spine_id, g.v AS v FROM spine s, generate_series(1, 5, 0) AS g(v)  -- fails
        SELECT s.spine_id, g.v AS v FROM spine s, generate_series(1.0, 2.25, 0.5) AS g(v)
        SELECT s.spine_id, g.v AS v FROM spine s, generate_series(3.5, 1, -0.75) AS g(v)
        SELECT s.spine_id, g.v AS v FROM spine s, generate_series(1, 3.0) AS g(v)
        SELECT s.spine_id, g.v AS v, count(e.no) AS w FROM spine s CROSS JOIN generate_series(0, 2) AS g(v) LEFT JOIN event e ON e.id = s.id AND e.size = g.v GROUP BY s.spine_id, g.v
        SELECT s.spine_id, l.n AS v FROM spine s CROSS JOIN LATERAL (SELECT sum(g.v) AS n FROM generate_series(1, s.id) AS g(v)) l
        SELECT s.spine_id, (SELECT max(g.v * g.v) FROM generate_series(-3, s.id % 5) AS g(v)) AS v FROM spine s
        SELECT s.spine_id, 1 AS v FROM spine s WHERE s.id IN (SELECT g.v FROM generate_series(2, 50, 7) AS g(v))
        """#)
}
