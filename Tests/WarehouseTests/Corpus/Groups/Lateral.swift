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
        SELECT s.spine_id, l.y AS v FROM spine s JOIN probe p ON p.id = s.id CROSS JOIN LATERAL (SELECT p.f * 2 AS x) k CROSS JOIN LATERAL (SELECT k.x + p.g AS y) l
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
        """#)
}
