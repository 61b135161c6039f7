extension Corpus {
    static let subqueries = CorpusGroup(
        "sub-queries and CTEs",
        #"""
        SELECT s.spine_id, (SELECT max(e.no) FROM event e WHERE e.id = s.id) AS v FROM spine s
        SELECT s.spine_id, (SELECT e.kind FROM event e WHERE e.id = s.id AND e.at <= s.as_of ORDER BY e.at DESC, e.no DESC LIMIT 1) AS v FROM spine s
        SELECT s.spine_id, (SELECT e.no FROM event e WHERE e.id = s.id) AS v FROM spine s  -- NUL-32 fails
        SELECT s.spine_id, (SELECT e.no FROM event e WHERE e.no = s.id) AS v FROM spine s
        SELECT s.spine_id, (SELECT q.no FROM (SELECT e.no FROM event e WHERE e.no = s.id AND e.size > 0) q) AS v FROM spine s
        SELECT s.spine_id, EXISTS (SELECT 1 FROM event e WHERE e.id = s.id AND e.kind = 'x') AS v FROM spine s
        SELECT s.spine_id, NOT EXISTS (SELECT 1 FROM event e WHERE e.id = s.id AND e.size IS NULL) AS v FROM spine s
        SELECT s.spine_id, s.id IN (SELECT e.size FROM event e) AS v, s.id NOT IN (SELECT e.size FROM event e) AS w FROM spine s
        SELECT s.spine_id, s.id NOT IN (SELECT e.size FROM event e WHERE e.size IS NOT NULL) AS v FROM spine s
        SELECT s.spine_id, s.id > ANY (SELECT e.size FROM event e) AS v, s.id >= ALL (SELECT e.no FROM event e) AS w FROM spine s
        SELECT s.spine_id, s.id > ALL (SELECT e.size FROM event e WHERE e.id = -1) AS v, s.id < ANY (SELECT e.size FROM event e WHERE e.id = -1) AS w FROM spine s
        SELECT s.spine_id, (s.id, 3) IN (SELECT e.id, e.size FROM event e) AS v FROM spine s
        SELECT s.spine_id, p.n IN (SELECT e.amount FROM event e) AS v, p.m IN (SELECT e.amount FROM event e) AS w FROM spine s JOIN probe p ON p.id = s.id
        SELECT s.spine_id, p.n > ANY (SELECT e.amount FROM event e) AS v FROM spine s JOIN probe p ON p.id = s.id
        SELECT s.spine_id, count(*) AS v FROM spine s JOIN event e ON e.id = s.id WHERE e.no > (SELECT avg(x.no) FROM event x WHERE x.id = e.id) GROUP BY s.spine_id
        WITH a AS (SELECT e.id, sum(e.size) AS total FROM event e GROUP BY e.id) SELECT s.spine_id, a.total AS v FROM spine s LEFT JOIN a ON a.id = s.id
        WITH a AS (SELECT e.id, e.no FROM event e), b AS (SELECT a.id, max(a.no) AS m FROM a GROUP BY a.id) SELECT s.spine_id, b.m AS v, a.no AS w FROM spine s JOIN b ON b.id = s.id JOIN a ON a.id = b.id
        WITH event AS (SELECT e.id, e.no + 1 AS no FROM event e WHERE e.size > 0) SELECT s.spine_id, max(event.no) AS v FROM spine s JOIN event ON event.id = s.id GROUP BY s.spine_id
        WITH a(k, n) AS MATERIALIZED (SELECT e.id, e.no FROM event e) SELECT s.spine_id, a.n AS v FROM spine s JOIN a ON a.k = s.id
        SELECT s.spine_id, v.name AS v FROM spine s JOIN (VALUES (1, 'one'), (2, 'two'), (NULL, 'none')) AS v(k, name) ON v.k = s.id
        SELECT s.spine_id, extract(hour FROM q.gap) AS v FROM spine s JOIN (SELECT e.id, s2.as_of - e.at AS gap FROM event e JOIN spine s2 ON s2.id = e.id) q ON q.id = s.id
        SELECT s.spine_id, x.no AS v FROM spine s JOIN (SELECT e.no, e.id, e.id AS id2 FROM event e) x ON x.id2 = s.id
        WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT r.n + 1 FROM r WHERE r.n < 5) SELECT s.spine_id, sum(r.n) AS v FROM spine s CROSS JOIN r GROUP BY s.spine_id
        SELECT s.spine_id, (SELECT count(*) FROM event e WHERE e.id = s.id AND e.kind = (SELECT x.kind FROM event x WHERE x.no = s.id)) AS v FROM spine s
        SELECT s.spine_id, (SELECT e.no FROM event e WHERE e.id = s.id ORDER BY e.at DESC, e.no LIMIT 1 OFFSET 1) AS v FROM spine s  -- REL-01
        SELECT s.spine_id, ARRAY(SELECT e.no FROM event e WHERE e.id = s.id ORDER BY e.no) AS v FROM spine s
        WITH last AS (SELECT DISTINCT ON (e.id) e.id, e.kind, e.no FROM event e ORDER BY e.id, e.at DESC, e.no DESC) SELECT s.spine_id, last.kind AS v FROM spine s LEFT JOIN last ON last.id = s.id
        SELECT s.spine_id, (SELECT sum(q.size) FROM (SELECT DISTINCT e.kind, e.size FROM event e WHERE e.id = s.id) q) AS v FROM spine s  -- REL-07
        SELECT s.spine_id, (SELECT max(e.no) FROM event e WHERE e.id = s.id HAVING count(*) > 12) AS v FROM spine s  -- REL-25
        SELECT s.spine_id, v FROM spine s, (SELECT e.id AS k, count(*) AS v FROM event e GROUP BY e.id HAVING count(*) > 5) q WHERE q.k = s.id
        SELECT s.spine_id, CASE WHEN EXISTS (SELECT 1 FROM event e WHERE e.id = s.id AND e.at > s.as_of) THEN 'late' ELSE 'none' END AS v FROM spine s  -- REL-08
        SELECT s.spine_id, (SELECT (e.no, e.kind)::text FROM event e WHERE e.no = s.id) AS v FROM spine s
        SELECT s.spine_id, s.id IN (SELECT e.id FROM event e WHERE e.size IS NULL) AS v FROM spine s  -- NUL-02
        SELECT s.spine_id, (SELECT e.kind FROM event e WHERE e.id = s.id ORDER BY abs(extract(epoch FROM s.as_of - e.at)), e.no LIMIT 1) AS v FROM spine s
        SELECT s.spine_id, (SELECT count(*) FROM event e WHERE e.id = s.id GROUP BY s.id) AS v FROM spine s
        SELECT s.spine_id, l.no AS v FROM spine s CROSS JOIN LATERAL (SELECT e.no FROM event e WHERE e.id = s.id ORDER BY e.at > s.as_of DESC, e.no LIMIT 2) l
        """#)
}
