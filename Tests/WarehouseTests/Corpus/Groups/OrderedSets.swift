extension Corpus {
    static let orderedSets = CorpusGroup(
        "ordered-set aggregates", over: .aggregates,
        #"""
        percentile_cont(0.5) WITHIN GROUP (ORDER BY e.no)  -- FLT-36
        percentile_cont(0.9) WITHIN GROUP (ORDER BY e.no)  -- FLT-37
        percentile_cont(0.5) WITHIN GROUP (ORDER BY e.size)  -- FLT-38
        percentile_cont(0.25) WITHIN GROUP (ORDER BY e.amount)
        percentile_cont(0) WITHIN GROUP (ORDER BY e.no::float8 DESC)
        percentile_cont(1) WITHIN GROUP (ORDER BY e.no / 3.0)
        percentile_disc(0.5) WITHIN GROUP (ORDER BY e.no)  -- FLT-36
        percentile_disc(0.9) WITHIN GROUP (ORDER BY e.kind)
        percentile_disc(0.5) WITHIN GROUP (ORDER BY e.at)
        percentile_disc(0.1) WITHIN GROUP (ORDER BY e.amount DESC)
        percentile_disc(1.5) WITHIN GROUP (ORDER BY e.no)  -- fails
        percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY e.no)
        percentile_disc(ARRAY[0.5, NULL]) WITHIN GROUP (ORDER BY e.no)
        (percentile_cont(ARRAY[0.25, 0.75]) WITHIN GROUP (ORDER BY e.no))[2]
        percentile_cont(0.75) WITHIN GROUP (ORDER BY e.no) - percentile_cont(0.25) WITHIN GROUP (ORDER BY e.no)
        percentile_cont(0.5) WITHIN GROUP (ORDER BY s.as_of - e.at)
        percentile_cont(0.5) WITHIN GROUP (ORDER BY e.no) FILTER (WHERE e.size > 0)
        mode() WITHIN GROUP (ORDER BY e.kind)  -- FLT-39
        mode() WITHIN GROUP (ORDER BY e.size)  -- FLT-39
        mode() WITHIN GROUP (ORDER BY e.amount DESC)
        rank(3) WITHIN GROUP (ORDER BY e.size)
        dense_rank(3) WITHIN GROUP (ORDER BY e.size)
        percent_rank(3) WITHIN GROUP (ORDER BY e.size)
        cume_dist(3) WITHIN GROUP (ORDER BY e.size)
        round(percentile_cont(0.5) WITHIN GROUP (ORDER BY e.amount)::numeric, 2)
        COALESCE(percentile_cont(0.9) WITHIN GROUP (ORDER BY e.no) FILTER (WHERE e.kind = 'none'), 0)
        SELECT s.spine_id, q.m AS v FROM spine s LEFT JOIN (SELECT e.id, percentile_cont(0.5) WITHIN GROUP (ORDER BY e.no) AS m FROM event e GROUP BY e.id) q ON q.id = s.id
        SELECT s.spine_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY e.x) AS v, percentile_cont(0.9) WITHIN GROUP (ORDER BY e.size) AS w, percentile_cont(0.25) WITHIN GROUP (ORDER BY e.amount DESC) AS x FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, percentile_disc(0.5) WITHIN GROUP (ORDER BY e.size) AS v, percentile_disc(0.9) WITHIN GROUP (ORDER BY e.kind) AS w, percentile_disc(0) WITHIN GROUP (ORDER BY e.at DESC) AS x, percentile_disc(1) WITHIN GROUP (ORDER BY e.amount) AS y FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, mode() WITHIN GROUP (ORDER BY e.kind) AS v, mode() WITHIN GROUP (ORDER BY e.size DESC) AS w, mode() WITHIN GROUP (ORDER BY e.amount) AS x, mode() WITHIN GROUP (ORDER BY e.x) AS y FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, percentile_cont(0.9) WITHIN GROUP (ORDER BY e.size) FILTER (WHERE e.size < 100) AS v, percentile_cont(NULL) WITHIN GROUP (ORDER BY e.x) AS w FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        percentile_cont(NULL) WITHIN GROUP (ORDER BY e.x)
        percentile_cont(0.3) WITHIN GROUP (ORDER BY (e.at - s.as_of) * 3 + INTERVAL '1 month')
        percentile_disc(0.5) WITHIN GROUP (ORDER BY s.as_of - e.at DESC)
        mode() WITHIN GROUP (ORDER BY s.as_of - e.at)
        mode() WITHIN GROUP (ORDER BY e.size % 2 = 0)
        percentile_disc(0.75) WITHIN GROUP (ORDER BY e.at::date)
        percentile_disc(ARRAY[[0.1, 0.9], [0.5, NULL]]) WITHIN GROUP (ORDER BY e.kind)
        percentile_disc(ARRAY[0.25, 1]) WITHIN GROUP (ORDER BY e.amount DESC)
        percentile_cont('[0:1]={0.2,0.7}'::float8[]) WITHIN GROUP (ORDER BY s.as_of - e.at)
        percentile_cont(ARRAY[0.5, 1.5]) WITHIN GROUP (ORDER BY e.no)  -- fails
        percentile_cont('{}'::float8[]) WITHIN GROUP (ORDER BY e.no)
        rank(2.5, 'x') WITHIN GROUP (ORDER BY e.size, e.kind DESC NULLS LAST)
        dense_rank('2013-03-15T00:00:00Z') WITHIN GROUP (ORDER BY e.at DESC)
        percent_rank(NULL) WITHIN GROUP (ORDER BY e.amount NULLS FIRST)
        cume_dist(1.5) WITHIN GROUP (ORDER BY e.amount) FILTER (WHERE e.size > 5000)
        dense_rank('1.50') WITHIN GROUP (ORDER BY e.amount)
        cume_dist(INTERVAL '24 hours') WITHIN GROUP (ORDER BY s.as_of - e.at)
        """#)
}
