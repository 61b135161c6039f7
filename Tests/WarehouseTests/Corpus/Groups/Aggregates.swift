extension Corpus {
    static let aggregates = CorpusGroup(
        "aggregates", over: .aggregates,
        #"""
        SELECT s.spine_id, sum(e.size) AS v, avg(e.size) AS w FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, sum(e.no::int8) AS v, avg(e.no::int8) AS w FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, sum(e.amount) AS v, avg(e.amount) AS w, min(e.amount) AS x, max(e.amount) AS y FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, count(e.x) AS v, min(e.x) AS w, max(e.x) AS x FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, count(DISTINCT e.kind) AS v, count(DISTINCT e.amount) AS w, count(DISTINCT e.x) AS x FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, sum(DISTINCT e.size) AS v, sum(DISTINCT e.amount) AS w, avg(DISTINCT e.size) AS x FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, sum(DISTINCT e.x) AS v, avg(DISTINCT e.x) AS w FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, min(e.kind) AS v, max(e.kind) AS w, min(e.at) AS x, max(e.at) AS y FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, bool_and(e.size > 0) AS v, bool_or(e.size > 0) AS w, every(e.kind = 'x') AS x FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, count(*) FILTER (WHERE e.size > 0) AS v, sum(e.size) FILTER (WHERE e.kind = 'x') AS w FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, avg(e.size)::float8 AS v FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, avg(e.size) FILTER (WHERE e.kind = 'none') AS v, sum(e.x) FILTER (WHERE false) AS w FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT min(s.spine_id) AS spine_id, count(*) AS v FROM spine s GROUP BY s.id % 4 HAVING count(*) > 14
        SELECT max(s.spine_id) AS spine_id, sum(p.m) AS v FROM spine s JOIN probe p ON p.id = s.id GROUP BY p.n
        SELECT min(s.spine_id) AS spine_id, count(*) AS v FROM spine s JOIN probe p ON p.id = s.id GROUP BY p.m
        SELECT min(s.spine_id) AS spine_id, count(*) AS v FROM spine s JOIN probe p ON p.id = s.id GROUP BY p.f
        SELECT min(s.spine_id) AS spine_id, p.t AS v, count(*) AS w FROM spine s JOIN probe p ON p.id = s.id GROUP BY p.t
        SELECT min(s.spine_id) AS spine_id, count(*) AS v FROM spine s JOIN probe p ON p.id = s.id GROUP BY p.b, p.c
        SELECT min(s.spine_id) AS spine_id, sum(p.i8) AS v, avg(p.i8) AS w FROM spine s JOIN probe p ON p.id = s.id GROUP BY p.c
        SELECT min(s.spine_id) AS spine_id, sum(p.i4) AS v, sum(p.i2) AS w, avg(p.i2) AS x FROM spine s JOIN probe p ON p.id = s.id GROUP BY p.c
        SELECT min(s.spine_id) AS spine_id, avg(p.m) AS v, avg(p.n) AS w FROM spine s JOIN probe p ON p.id = s.id GROUP BY p.b
        SELECT count(*) AS spine_id, sum(s.spine_id) AS v FROM spine s WHERE s.id < 0
        SELECT 1::int8 AS spine_id, count(*) AS v, max(s.as_of) AS w FROM spine s
        SELECT s.spine_id, sum(p.f) AS v FROM spine s JOIN probe p ON p.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, sum(e.size) * 1.0 / NULLIF(count(e.size), 0) AS v FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, count(*) FILTER (WHERE e.size > 0)::float8 / NULLIF(count(e.size), 0)::float8 AS v FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, 1 / (count(e.no) - 3) AS v FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.id % 5 AS spine_id, count(*) AS v FROM spine s GROUP BY 1
        SELECT s.id % 5 AS spine_id, max(extract(epoch FROM e.at - s.as_of)) AS v FROM spine s JOIN event e ON e.id = s.id GROUP BY s.id % 5
        count(*)  -- NUL-19
        count(e.no) - count(e.size)  -- NUL-10
        sum(e.size) / count(*)  -- INT-14
        avg(e.size)  -- INT-13
        sum(e.size)::float8 / NULLIF(count(e.size), 0)  -- INT-07
        count(e.size > 1)  -- INT-25
        sum((e.size > 1)::int4)  -- INT-24
        sum(e.no::int8)  -- INT-12
        sum(e.x)  -- FLT-10
        avg(e.x)
        sum(e.amount * e.size)
        sum(e.amount) FILTER (WHERE e.kind = 'x') / NULLIF(sum(e.amount), 0)
        max(e.at) FILTER (WHERE e.size > 0)
        count(DISTINCT (e.kind, e.size))
        count(DISTINCT lower(e.kind))
        bool_or(e.kind = 'x' AND e.size > 0)
        bit_and(e.size)
        bit_or(e.size)
        bit_xor(e.size)
        min(e.amount) + max(e.amount)
        max(abs(e.size))
        min(e.at::date)
        max(e.kind)  -- TXT-01
        COALESCE(sum(e.amount), 0)
        sum(CASE WHEN e.kind = 'x' THEN e.amount ELSE 0 END)
        string_agg(e.kind, ',' ORDER BY e.no)  -- NUL-23 REL-22
        string_agg(DISTINCT e.kind, ',' ORDER BY e.kind)
        string_agg(e.no::text, '-' ORDER BY e.at DESC, e.no DESC)
        string_agg(e.kind, '') FILTER (WHERE e.size < 0)
        SELECT s.id % 3 AS spine_id, count(*) AS v FROM spine s GROUP BY ROLLUP (s.id % 3)
        SELECT e.id AS spine_id, e.kind AS k, count(*) AS v FROM spine s JOIN event e ON e.id = s.id GROUP BY GROUPING SETS ((e.id, e.kind), (e.id))
        SELECT min(s.spine_id) AS spine_id, any_value.v AS v FROM spine s JOIN (SELECT e.id, min(e.no) AS v FROM event e GROUP BY e.id) any_value ON any_value.id = s.id GROUP BY any_value.v
        SELECT min(s.spine_id) AS spine_id, sum(p.i8) AS v FROM spine s JOIN probe p ON p.id = s.id GROUP BY p.b  -- INT-11
        SELECT s.spine_id, sum(e.x ORDER BY e.no) AS v, sum(e.x ORDER BY e.no DESC) AS w, avg(e.x ORDER BY e.amount DESC NULLS LAST, e.no) AS x FROM spine s JOIN event e ON e.id = s.id GROUP BY s.spine_id  -- FLT-10
        SELECT s.spine_id, sum(DISTINCT e.x ORDER BY e.x DESC) AS v, sum(DISTINCT e.x ORDER BY e.x) AS w FROM spine s JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, sum(e.x ORDER BY e.kind NULLS FIRST, e.no) FILTER (WHERE e.size >= 0) AS v, var_pop(e.no::float8 / 7 ORDER BY e.kind DESC, e.no) AS w FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        string_agg(e.kind, ',' ORDER BY e.no DESC) FILTER (WHERE e.size > 0)
        string_agg(DISTINCT e.kind, '|')
        string_agg(DISTINCT e.kind, ', ' ORDER BY e.kind DESC)
        string_agg(e.kind, NULL ORDER BY e.amount NULLS FIRST, e.no)
        string_agg(e.no::text, e.kind ORDER BY e.size, e.no)
        string_agg(e.amount::text, '+' ORDER BY e.amount, e.no)
        md5(string_agg(e.no::text, ',' ORDER BY e.no))
        bit_or(e.size) FILTER (WHERE e.kind = 'x')
        max(e.amount / 3)
        """#)
}
