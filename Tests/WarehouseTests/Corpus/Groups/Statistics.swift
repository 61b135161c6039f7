extension Corpus {
    static let statistics = CorpusGroup(
        "statistics", over: .aggregates,
        #"""
        stddev(e.size)  -- FLT-35
        stddev_samp(e.amount)  -- FLT-35
        stddev_pop(e.size)  -- FLT-35
        variance(e.amount)
        var_samp(e.no::int8)
        var_pop(e.size)
        stddev(e.no::float8)
        stddev_pop(e.no::float8 / 7)
        variance(e.no::float8 + 1e9)  -- FLT-34
        var_samp(1e9::float8 + e.no)  -- FLT-34
        corr(e.no::float8, e.size::float8)
        corr(1.0::float8, e.size::float8)  -- FLT-41
        covar_pop(e.no::float8, e.size::float8)
        covar_samp(e.no::float8, e.size::float8)
        regr_slope(e.size::float8, e.no::float8)
        regr_intercept(e.size::float8, e.no::float8)
        regr_r2(e.size::float8, e.no::float8)
        regr_count(e.size::float8, e.no::float8)
        regr_avgx(e.size::float8, e.no::float8)
        regr_sxy(e.size::float8, e.no::float8)
        stddev(e.amount)::float8
        avg(e.amount)::float8
        sqrt(avg(e.amount * e.amount)::float8)
        stddev(e.size) FILTER (WHERE e.size < 100)
        stddev(DISTINCT e.size)
        avg(e.size) / NULLIF(stddev(e.size), 0)
        exp(avg(ln(e.no::float8 + 1)))
        max(e.no) - min(e.no)
        sum(e.amount) / count(e.amount)
        avg(DISTINCT e.amount)
        (avg(e.no) - 3) / NULLIF(stddev_pop(e.no), 0)
        SELECT s.spine_id, stddev(e.size) AS v, variance(e.size) AS w, stddev_pop(e.size) AS x, var_pop(e.size) AS y FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, stddev_samp(e.no) AS v, var_samp(e.no) AS w, stddev(e.no::int2) AS x FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, stddev(e.amount) AS v, variance(e.amount) AS w, stddev_pop(e.amount) AS x, var_pop(e.amount) AS y FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, stddev(e.amount / 7) AS v, variance(DISTINCT e.amount) AS w, stddev(DISTINCT e.size) AS x FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT 1::int8 AS spine_id, stddev(q.x) AS v, variance(q.x) AS w, stddev_pop(q.x) AS x, var_pop(q.x) AS y, avg(q.x) AS z FROM (SELECT e.x FROM spine s JOIN event e ON e.id = s.id ORDER BY e.no) q
        SELECT s.spine_id, stddev(DISTINCT e.x) AS v, stddev(e.size)::float8 / NULLIF(avg(e.size), 0)::float8 AS w FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT 1::int8 AS spine_id, corr(q.x, q.size) AS v, covar_pop(q.x, q.size) AS w, covar_samp(q.x, q.size) AS x, regr_slope(q.x, q.no) AS y, regr_r2(q.x, q.no) AS z FROM (SELECT e.x, e.size, e.no FROM spine s JOIN event e ON e.id = s.id WHERE e.x < 1e9 ORDER BY e.no) q
        SELECT s.spine_id, corr(e.size, e.size) FILTER (WHERE e.kind = 'x') AS v, regr_r2(e.no, 1) AS w, regr_r2(1, e.no) AS x FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT 1::int8 AS spine_id, stddev(p.i8) AS v, var_pop(p.i8) AS w, stddev(p.i4) AS x, variance(p.i2) AS y FROM spine s JOIN probe p ON p.id = s.id
        SELECT 1::int8 AS spine_id, stddev(p.m) AS v, variance(p.n) AS w FROM spine s JOIN probe p ON p.id = s.id
        SELECT min(s.spine_id) AS spine_id, max(p.m) AS v, min(p.m) AS w FROM spine s JOIN probe p ON p.id = s.id GROUP BY p.b, p.c
        SELECT s.spine_id, bit_and(e.size) AS v, bit_or(e.no) AS w, bit_xor(e.no::int8) AS x, bit_xor(DISTINCT e.size) AS y FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, count(DISTINCT date_trunc('day', e.at)) AS v, max(e.at) - min(e.at) > INTERVAL '1 day' AS w FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        corr(DISTINCT e.no::float8, e.size::float8)
        corr(e.x, e.size ORDER BY e.no)
        regr_slope(e.x, e.no::float8 ORDER BY e.no) FILTER (WHERE e.x < 1e9)
        stddev(e.x ORDER BY e.no)
        """#)
}
