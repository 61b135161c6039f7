extension Corpus {
    static let nulls = CorpusGroup(
        "nulls",
        #"""
        p.b AND p.c
        p.b OR p.c
        NOT p.b
        p.b = p.c
        p.b > p.c
        p.b IS TRUE
        p.b IS NOT TRUE
        p.b IS FALSE
        p.b IS NOT FALSE
        p.b IS UNKNOWN
        p.b IS NOT UNKNOWN
        p.b IS NULL OR p.c IS NOT NULL
        p.b IS DISTINCT FROM p.c
        p.b AND p.i4 > 0 OR NOT p.c
        COALESCE(p.b, p.c, false)
        (p.i4 > 0) = (p.f > 0)
        (p.i4, p.i2) = (1, 0)
        (p.i4, p.i2) <> (p.i2, p.i4)
        (p.i4, p.f) < (p.i2, p.g)
        (p.n, p.t) >= (p.m, p.u)
        CASE WHEN p.b THEN p.c END
        GREATEST(p.i4, p.i2, NULL)
        NULL::int4 IS NULL
        p.b IN (true, NULL)
        p.i4 = NULL  -- NUL-01
        p.i4 <> 1  -- NUL-01
        p.i4 NOT IN (1, 2, NULL)  -- NUL-02
        NULL AND p.b  -- NUL-04
        NULL OR p.b  -- NUL-04
        p.t || NULL  -- NUL-12
        concat('a', p.t, NULL)  -- NUL-12
        concat_ws('-', p.t, NULL, p.u)  -- NUL-13
        GREATEST(1, NULL, p.i4)  -- NUL-14
        p.t = '' OR p.t IS NULL  -- NUL-15
        CASE WHEN NULL THEN 1 ELSE p.i4 END  -- NUL-16
        CASE p.t WHEN NULL THEN 'null' ELSE 'other' END  -- NUL-17
        (p.i4, p.i2) IS NULL  -- NUL-26
        (p.i4, NULL) = (1, NULL)  -- NUL-26
        2 = ANY (ARRAY[NULL, p.i4])  -- NUL-27
        EXISTS (SELECT NULL)  -- NUL-21
        SELECT s.spine_id, sum(e.size) AS v FROM spine s LEFT JOIN event e ON e.id = s.id AND e.no < 0 GROUP BY s.spine_id  -- NUL-05 NUL-06 NUL-07 REL-12
        SELECT s.spine_id, count(*) AS a, count(e.x) AS b, count(DISTINCT e.x) AS c FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id  -- NUL-10 NUL-19
        SELECT s.spine_id, coalesce(max(e.size), 0) AS v, avg(e.size) AS w FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id  -- NUL-11 NUL-09
        SELECT s.spine_id, e.no AS v FROM spine s LEFT JOIN event e ON e.id = s.id WHERE e.size <> 3  -- NUL-18
        SELECT s.spine_id, sum(CASE WHEN e.size > 0 THEN 1 END) AS v, count(*) FILTER (WHERE e.size > 0) AS w FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id  -- NUL-29
        SELECT s.spine_id, CASE WHEN count(e.size) = 0 THEN 0 ELSE sum(10 / e.size) END AS v FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id  -- NUL-34 fails
        SELECT s.spine_id, bool_and(e.size > 0) AS v FROM spine s LEFT JOIN event e ON e.id = s.id AND e.no < 0 GROUP BY s.spine_id  -- NUL-20
        SELECT count(e.no) AS spine_id, max(e.size) AS v FROM spine s JOIN event e ON e.id = s.id WHERE e.no < 0  -- NUL-33
        SELECT min(s.spine_id) AS spine_id, p.i4 AS v, count(*) AS w FROM spine s JOIN probe p ON p.id = s.id GROUP BY p.i4  -- NUL-24
        num_nulls(p.i4, p.t, p.f)
        num_nonnulls(p.i4, p.t, p.f)
        COALESCE(p.i4, p.i2, 0)
        COALESCE(NULLIF(p.t, ''), p.u, 'none')
        p.i4 IS DISTINCT FROM NULL
        ROW(p.i4, p.i2) IS DISTINCT FROM ROW(1, 0)
        ROW(p.i4, p.t) IS NOT NULL
        """#)
}
