extension Corpus {
    static let orders = CorpusGroup(
        "orders",
        #"""
        SELECT s.spine_id, p.i4 AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY p.i4, s.spine_id  -- ordered
        SELECT s.spine_id, p.i4 AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY p.i4 DESC, s.spine_id DESC  -- ordered
        SELECT s.spine_id, p.i4 AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY v NULLS FIRST, 1  -- ordered
        SELECT s.spine_id, p.m AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY p.m DESC NULLS LAST, s.spine_id LIMIT 20 OFFSET 3  -- ordered
        SELECT s.spine_id, p.t AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY p.t, s.spine_id  -- ordered
        SELECT s.spine_id, p.f AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY p.f DESC, s.spine_id  -- ordered
        SELECT s.spine_id, p.b AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY p.b DESC, p.c, s.spine_id  -- ordered
        SELECT s.spine_id, p.ts AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY p.ts, s.spine_id OFFSET 5  -- ordered
        SELECT s.spine_id, 1 AS v FROM spine s WHERE s.id < 9 UNION ALL SELECT s.id, 2 FROM spine s WHERE s.id < 5 ORDER BY spine_id DESC, v  -- ordered
        SELECT s.id % 10 AS spine_id, count(*) AS v FROM spine s GROUP BY s.id % 10 ORDER BY count(*) DESC, s.id % 10 DESC  -- ordered
        SELECT DISTINCT ON (p.c) s.spine_id, p.c AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY p.c DESC, s.spine_id DESC  -- ordered
        SELECT s.spine_id, s.id AS v FROM spine s ORDER BY s.id + 0 DESC LIMIT 0  -- empty ordered
        SELECT s.spine_id, p.n AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY p.n NULLS FIRST, s.spine_id DESC  -- NUL-22 ordered
        SELECT s.spine_id, p.t AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY lower(p.u), p.t DESC, s.spine_id  -- TXT-43 ordered
        SELECT s.spine_id, p.d AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY p.d DESC NULLS LAST, s.spine_id LIMIT 7  -- ordered
        SELECT s.spine_id, p.edge AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY extract(hour FROM p.edge), p.edge, s.spine_id  -- ordered
        SELECT s.spine_id, p.i4 AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY p.ts2 - p.ts DESC, s.spine_id  -- ordered
        SELECT s.spine_id, e.no AS v FROM spine s JOIN event e ON e.id = s.id ORDER BY e.amount, e.no, s.spine_id FETCH FIRST 3 ROWS ONLY  -- ordered
        SELECT s.spine_id, e.no AS v FROM spine s JOIN event e ON e.id = s.id ORDER BY e.amount FETCH FIRST 2 ROWS WITH TIES  -- REL-04
        SELECT s.spine_id, CASE WHEN p.b THEN 1 ELSE 0 END AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY v DESC, 1  -- ordered
        """#)
}
