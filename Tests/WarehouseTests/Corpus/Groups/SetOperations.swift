extension Corpus {
    static let setOperations = CorpusGroup(
        "set operations",
        #"""
        SELECT s.spine_id, 1 AS v FROM spine s WHERE s.id < 3 UNION ALL SELECT s.spine_id, 2 FROM spine s WHERE s.id < 5
        SELECT s.id % 3 AS spine_id, 1 AS v FROM spine s UNION SELECT s.id % 5, 1 FROM spine s
        SELECT s.id % 7 AS spine_id, 1 AS v FROM spine s INTERSECT SELECT s.id % 5, 1 FROM spine s
        SELECT s.id % 7 AS spine_id, 1 AS v FROM spine s EXCEPT SELECT s.id % 5, 1 FROM spine s
        SELECT 1::int8 AS spine_id, count(*) AS v FROM (SELECT p.m FROM probe p UNION SELECT e.amount FROM event e) q, spine s WHERE s.id = 0
        SELECT 1::int8 AS spine_id, count(*) AS v FROM (SELECT p.n FROM probe p INTERSECT SELECT e.amount FROM event e) q, spine s WHERE s.id = 0
        SELECT 1::int8 AS spine_id, count(*) AS v FROM (SELECT p.f FROM probe p EXCEPT SELECT e.x FROM event e) q, spine s WHERE s.id = 0
        SELECT 1::int8 AS spine_id, count(*) AS v FROM (SELECT 1 AS a UNION ALL (SELECT 2 UNION SELECT 2) EXCEPT SELECT 1) q, spine s WHERE s.id = 0
        SELECT DISTINCT s.id % 4 AS spine_id, s.id % 2 AS v FROM spine s
        SELECT 1::int8 AS spine_id, count(*) AS v FROM (SELECT DISTINCT p.m FROM probe p) q, spine s WHERE s.id = 0
        SELECT 1::int8 AS spine_id, count(*) AS v FROM (SELECT DISTINCT p.b, p.c FROM probe p) q, spine s WHERE s.id = 0
        SELECT DISTINCT ON (s.spine_id) s.spine_id, e.no AS v, e.kind AS w FROM spine s LEFT JOIN event e ON e.id = s.id ORDER BY s.spine_id, e.at DESC, e.no
        SELECT DISTINCT ON (e.id, e.size) e.no AS spine_id, e.at AS v FROM spine s JOIN event e ON e.id = s.id ORDER BY e.id, e.size, e.at, e.no DESC
        SELECT s.spine_id, p.t AS v FROM spine s JOIN probe p ON p.id = s.id UNION SELECT s.spine_id, p.u FROM spine s JOIN probe p ON p.id = s.id  -- REL-13
        SELECT s.spine_id, p.n AS v FROM spine s JOIN probe p ON p.id = s.id UNION ALL SELECT s.spine_id, p.i4 FROM spine s JOIN probe p ON p.id = s.id  -- REL-13
        SELECT s.spine_id, q.kind AS v FROM spine s, (SELECT e.kind FROM event e EXCEPT SELECT p.u FROM probe p) q
        SELECT s.spine_id, e.kind AS v FROM spine s JOIN event e ON e.id = s.id INTERSECT SELECT s.spine_id, 'x' FROM spine s
        SELECT s.spine_id, 1 AS v FROM spine s JOIN event e ON e.id = s.id INTERSECT ALL SELECT s.spine_id, 1 FROM spine s
        SELECT DISTINCT s.spine_id, e.kind AS v FROM spine s JOIN event e ON e.id = s.id
        """#)
}
