extension Corpus {
    static let joins = CorpusGroup(
        "joins",
        #"""
        SELECT s.spine_id, count(e.no) AS v FROM spine s LEFT JOIN event e ON e.id = s.id AND e.at <= s.as_of GROUP BY s.spine_id
        SELECT s.spine_id, e.no AS v FROM spine s JOIN event e ON e.id = s.id
        SELECT s.spine_id, e.no AS v FROM spine s, event e WHERE e.id = s.id AND e.size > 0
        SELECT s.spine_id, e.no AS v FROM event e RIGHT JOIN spine s ON e.id = s.id AND e.size > 0
        SELECT s.spine_id, e.no AS v FROM spine s FULL JOIN event e ON e.id = s.id + 3
        SELECT s.spine_id, count(*) AS v FROM spine s CROSS JOIN event e WHERE e.amount > 1 GROUP BY s.spine_id
        SELECT s.spine_id, a.no AS v FROM spine s LEFT JOIN (event a JOIN event b ON a.no = b.no + 1) ON a.id = s.id AND b.size = 3
        SELECT s.spine_id, e.no AS v FROM spine s JOIN event e USING (id)
        SELECT s.spine_id, e.no AS v FROM spine s LEFT JOIN event e ON e.id = s.id AND e.at > s.as_of - INTERVAL '3 days' AND e.at <= s.as_of
        SELECT s.spine_id, p.i4 AS v, e.amount AS w FROM spine s JOIN probe p ON p.id = s.id LEFT JOIN event e ON e.amount = p.n
        SELECT s.spine_id, e.kind AS v FROM spine s LEFT JOIN event e ON e.id = s.id WHERE e.kind IS NULL
        SELECT s.spine_id, e.no AS v FROM spine s, probe p LEFT JOIN event e ON e.id = p.id WHERE p.id = s.id
        SELECT s.spine_id, a.no AS v, b.no AS w FROM spine s JOIN event a ON a.id = s.id JOIN event b ON b.kind = a.kind AND b.size = a.size  -- NUL-25
        SELECT s.spine_id, count(*) AS v, sum(a.amount) AS w FROM spine s JOIN event a ON a.id = s.id JOIN event b ON b.id = s.id GROUP BY s.spine_id  -- REL-05 REL-06
        SELECT s.spine_id, e.kind AS v FROM spine s NATURAL JOIN event e
        SELECT coalesce(s.spine_id, -1) AS spine_id, e.no AS v FROM spine s FULL JOIN event e ON e.kind IS NULL AND s.id = e.id  -- REL-15
        SELECT s.spine_id, e.no AS v FROM spine s LEFT JOIN event e ON e.id = s.id AND s.id < 3
        SELECT s.spine_id, e.no AS v FROM spine s LEFT JOIN event e ON e.id = s.id AND e.no = (SELECT max(x.no) FROM event x WHERE x.id = s.id AND x.at <= s.as_of)
        SELECT s.spine_id, e.no AS v FROM spine s JOIN event e ON e.id = s.id AND e.at BETWEEN s.as_of - INTERVAL '7 days' AND s.as_of  -- REL-09 REL-10
        SELECT s.spine_id, p.t AS v FROM spine s JOIN probe p ON p.id = s.id LEFT JOIN event e ON e.kind = p.u WHERE e.no IS NULL  -- REL-12
        SELECT s.spine_id, count(*) AS v FROM spine s JOIN event e ON e.kind IS NOT DISTINCT FROM 'x' GROUP BY s.spine_id  -- REL-11
        SELECT s.spine_id, e.no AS v FROM (spine s LEFT JOIN probe p ON p.id = s.id + 50) LEFT JOIN event e ON e.no = p.id
        SELECT s.spine_id, e.no AS v FROM spine s JOIN LATERAL (SELECT e.no FROM event e WHERE e.id = s.id) e ON true
        """#)
}
