extension Corpus {
    static let windows = CorpusGroup(
        "windows", over: .windows,
        #"""
        SELECT s.spine_id, row_number() OVER (ORDER BY s.as_of DESC) AS v FROM spine s
        SELECT q.no AS spine_id, q.v FROM (SELECT e.no, rank() OVER (PARTITION BY e.id ORDER BY e.at) AS v FROM event e) q JOIN spine s ON s.id = q.no
        SELECT e.no AS spine_id, dense_rank() OVER (ORDER BY e.size) AS v, rank() OVER (ORDER BY e.size DESC) AS w FROM event e JOIN spine s ON s.id = e.id
        SELECT e.no AS spine_id, rank() OVER (ORDER BY e.amount NULLS FIRST) AS v, rank() OVER (ORDER BY e.amount DESC NULLS LAST) AS w FROM event e JOIN spine s ON s.id = e.id
        SELECT e.no AS spine_id, sum(e.size) OVER (PARTITION BY e.id ORDER BY e.no ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS v FROM event e JOIN spine s ON s.id = e.id
        SELECT e.no AS spine_id, avg(e.size) OVER (PARTITION BY e.id ORDER BY e.no ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS v FROM event e JOIN spine s ON s.id = e.id
        SELECT e.no AS spine_id, sum(e.x) OVER (PARTITION BY e.id ORDER BY e.no) AS v FROM event e JOIN spine s ON s.id = e.id
        SELECT e.no AS spine_id, sum(e.x) OVER (PARTITION BY e.id ORDER BY e.no ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING) AS v, avg(e.x) OVER (PARTITION BY e.id ORDER BY e.no ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS w FROM event e JOIN spine s ON s.id = e.id
        SELECT e.no AS spine_id, sum(e.amount) OVER (ORDER BY e.no ROWS BETWEEN 4 PRECEDING AND CURRENT ROW) AS v FROM event e JOIN spine s ON s.id = e.id
        SELECT e.no AS spine_id, sum(e.size) OVER (PARTITION BY e.id ORDER BY e.at) AS v, count(*) OVER (PARTITION BY e.id ORDER BY e.at) AS w FROM event e JOIN spine s ON s.id = e.id
        SELECT e.no AS spine_id, count(*) FILTER (WHERE e.size > 0) OVER (PARTITION BY e.kind) AS v FROM event e JOIN spine s ON s.id = e.id
        SELECT e.no AS spine_id, stddev_samp(e.x) OVER w AS v, var_pop(e.x) OVER w AS w, variance(e.no::float8 / 3) OVER w AS x, stddev(e.x) OVER w AS y, stddev_pop(e.x) OVER w AS z FROM event e JOIN spine s ON s.id = e.id WHERE e.x < 1e9 OR e.x IS NULL WINDOW w AS (PARTITION BY e.id ORDER BY e.no)
        SELECT e.no AS spine_id, lag(e.size) OVER w AS v, lead(e.size, 2, -5) OVER w AS w FROM event e JOIN spine s ON s.id = e.id WINDOW w AS (PARTITION BY e.id ORDER BY e.no)
        SELECT e.no AS spine_id, first_value(e.kind) OVER w AS v, last_value(e.kind) OVER w AS w, nth_value(e.no, 2) OVER w AS x FROM event e JOIN spine s ON s.id = e.id WINDOW w AS (PARTITION BY e.id ORDER BY e.no)
        SELECT e.no AS spine_id, percent_rank() OVER (ORDER BY e.size) AS v, cume_dist() OVER (ORDER BY e.size) AS w, ntile(4) OVER (ORDER BY e.no) AS x FROM event e JOIN spine s ON s.id = e.id
        SELECT e.no AS spine_id, max(e.size) OVER (ORDER BY e.at RANGE BETWEEN INTERVAL '2 days' PRECEDING AND CURRENT ROW) AS v FROM event e JOIN spine s ON s.id = e.id
        SELECT e.no AS spine_id, count(*) OVER (ORDER BY e.no RANGE BETWEEN 3 PRECEDING AND 2 FOLLOWING) AS v FROM event e JOIN spine s ON s.id = e.id
        SELECT e.no AS spine_id, sum(e.size) OVER (ORDER BY e.at GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW) AS v FROM event e JOIN spine s ON s.id = e.id
        SELECT min(s.spine_id) AS spine_id, sum(count(*)) OVER (ORDER BY s.id % 3) AS v FROM spine s GROUP BY s.id % 3
        SELECT s.spine_id, q.v FROM spine s LEFT JOIN (SELECT e.id, e.no AS v, row_number() OVER (PARTITION BY e.id ORDER BY e.at DESC, e.no DESC) AS r FROM event e) q ON q.id = s.id AND q.r = 1
        rank() OVER (PARTITION BY e.id ORDER BY e.kind)  -- REL-03
        dense_rank() OVER (ORDER BY e.amount DESC)  -- REL-03
        row_number() OVER (PARTITION BY e.kind ORDER BY e.at, e.no)  -- REL-02
        count(*) OVER (PARTITION BY e.id ORDER BY e.at RANGE BETWEEN INTERVAL '7 days' PRECEDING AND CURRENT ROW)  -- TIM-35
        sum(e.size) OVER (PARTITION BY e.id ORDER BY e.at RANGE BETWEEN INTERVAL '1 month' PRECEDING AND INTERVAL '1 day' PRECEDING)  -- TIM-35
        avg(e.amount) OVER (PARTITION BY e.id ORDER BY e.at RANGE BETWEEN INTERVAL '36 hours' PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW)
        count(*) OVER (ORDER BY e.at::date RANGE BETWEEN INTERVAL '2 days' PRECEDING AND CURRENT ROW)
        count(*) OVER (ORDER BY e.amount RANGE BETWEEN 1.25 PRECEDING AND 0.5 FOLLOWING)
        count(*) OVER (ORDER BY e.x RANGE BETWEEN 0.1 PRECEDING AND CURRENT ROW)
        count(*) OVER (PARTITION BY e.kind ORDER BY e.at::date DESC RANGE BETWEEN INTERVAL '3 days' PRECEDING AND INTERVAL '12 hours' FOLLOWING)
        sum(e.size) OVER (ORDER BY e.amount DESC RANGE BETWEEN 0.009 PRECEDING AND 100 FOLLOWING EXCLUDE CURRENT ROW)
        count(*) OVER (ORDER BY e.amount NULLS FIRST RANGE BETWEEN CURRENT ROW AND 1.5 FOLLOWING EXCLUDE TIES)
        count(*) OVER (ORDER BY e.size RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE GROUP)
        count(*) OVER (ORDER BY e.at AT TIME ZONE 'America/New_York' RANGE BETWEEN INTERVAL '1 day' PRECEDING AND CURRENT ROW)  -- TIM-35
        sum(e.size) OVER (PARTITION BY e.id ORDER BY e.at)  -- TIM-36
        last_value(e.no) OVER (PARTITION BY e.id ORDER BY e.at)  -- TIM-37
        last_value(e.size) OVER (PARTITION BY e.id ORDER BY e.at, e.no ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)  -- TIM-37
        first_value(e.x) OVER (PARTITION BY e.id ORDER BY e.no)  -- NUL-31
        lag(e.size, 1, 0) OVER (PARTITION BY e.id ORDER BY e.no)  -- NUL-30
        lead(e.kind) OVER (PARTITION BY e.id ORDER BY e.at, e.no)
        nth_value(e.amount, 3) OVER (PARTITION BY e.id ORDER BY e.no ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
        sum(e.size) OVER (ORDER BY e.at GROUPS BETWEEN 2 PRECEDING AND 1 FOLLOWING)
        count(*) OVER (ORDER BY e.at GROUPS CURRENT ROW EXCLUDE TIES)
        sum(e.size) OVER (ORDER BY e.at GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE GROUP)
        avg(e.size) OVER (PARTITION BY e.id ORDER BY e.no ROWS 6 PRECEDING)
        stddev(e.size) OVER (PARTITION BY e.id ORDER BY e.no ROWS 4 PRECEDING)
        max(e.amount) OVER (PARTITION BY e.kind ORDER BY e.no ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING)
        ntile(3) OVER (PARTITION BY e.id ORDER BY e.no)
        percent_rank() OVER (PARTITION BY e.kind ORDER BY e.amount)
        cume_dist() OVER (ORDER BY e.at)
        e.no - row_number() OVER (PARTITION BY e.kind ORDER BY e.no)
        e.amount / NULLIF(sum(e.amount) OVER (PARTITION BY e.id), 0)
        bool_or(e.size > 0) OVER (PARTITION BY e.id ORDER BY e.no ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)
        count(e.size) FILTER (WHERE e.kind = 'x') OVER (PARTITION BY e.id ORDER BY e.no)
        string_agg(e.kind, ',') OVER (PARTITION BY e.id ORDER BY e.no)
        array_agg(e.no) OVER (PARTITION BY e.id ORDER BY e.no ROWS 2 PRECEDING)
        min(e.kind) OVER (PARTITION BY e.id ORDER BY e.no ROWS 3 PRECEDING)
        corr(e.no::float8, e.size::float8) OVER (PARTITION BY e.id ORDER BY e.no ROWS 5 PRECEDING)
        lag(e.no, e.size) OVER (ORDER BY e.no)
        SELECT s.spine_id, max(q.streak) AS v FROM spine s JOIN (SELECT g.id, g.island, count(*) AS streak FROM (SELECT e.id, e.no, e.no - row_number() OVER (PARTITION BY e.id, e.size > 0 ORDER BY e.no) * 7 AS island FROM event e) g GROUP BY g.id, g.island) q ON q.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, q.no AS v FROM spine s JOIN (SELECT e.id, e.no, rank() OVER (PARTITION BY e.id ORDER BY e.amount DESC NULLS LAST) AS r FROM event e) q ON q.id = s.id AND q.r <= 2  -- REL-04
        SELECT e.no AS spine_id, regr_slope(e.x, e.no) OVER w AS v, regr_intercept(e.x, e.no) OVER w AS w, regr_r2(e.x, e.no) OVER w AS x, regr_count(e.x, e.size) OVER w AS y FROM event e JOIN spine s ON s.id = e.id WINDOW w AS (PARTITION BY e.id ORDER BY e.no)
        SELECT e.no AS spine_id, regr_avgx(e.x, e.no) OVER w AS v, regr_avgy(e.x, e.no) OVER w AS w, regr_sxx(e.x, e.no) OVER w AS x, regr_sxy(e.x, e.no) OVER w AS y, regr_syy(e.x, e.no) OVER w AS z FROM event e JOIN spine s ON s.id = e.id WINDOW w AS (PARTITION BY e.id ORDER BY e.no)
        SELECT e.no AS spine_id, regr_slope(e.amount, extract(epoch FROM e.at)) OVER (PARTITION BY e.id ORDER BY e.no) AS v, covar_samp(e.amount, e.size) OVER (PARTITION BY e.id ORDER BY e.no ROWS 2 PRECEDING) AS w FROM event e JOIN spine s ON s.id = e.id
        SELECT e.no AS spine_id, stddev(e.size) OVER w AS v, variance(e.amount) OVER w AS w, avg(e.amount) OVER w AS x FROM event e JOIN spine s ON s.id = e.id WINDOW w AS (PARTITION BY e.id ORDER BY e.no ROWS BETWEEN 3 PRECEDING AND CURRENT ROW)
        SELECT e.no AS spine_id, stddev_pop(e.no::int8) OVER w AS v, var_samp(e.x) OVER w AS w, sum(e.amount) OVER w AS x FROM event e JOIN spine s ON s.id = e.id WINDOW w AS (PARTITION BY e.id ORDER BY e.no ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING EXCLUDE CURRENT ROW)
        SELECT p.id AS spine_id, sum(p.m) OVER w AS v, avg(p.m) OVER w AS w, variance(p.m) OVER w AS x, max(p.m) OVER w AS y, min(p.m) OVER w AS z FROM probe p JOIN spine s ON s.id = p.id WINDOW w AS (ORDER BY p.id ROWS BETWEEN 2 PRECEDING AND 1 FOLLOWING)
        SELECT e.no AS spine_id, corr(e.x, e.no) OVER w AS v, regr_count(e.x, e.size) OVER w AS w, bit_or(e.size) OVER w AS x, max(e.x) OVER w AS y FROM event e JOIN spine s ON s.id = e.id WHERE e.x < 1e9 WINDOW w AS (PARTITION BY e.id ORDER BY e.no ROWS BETWEEN 4 PRECEDING AND 1 PRECEDING)
        SELECT e.no AS spine_id, stddev(e.size) FILTER (WHERE e.kind <> 'x') OVER (PARTITION BY e.id ORDER BY e.no) AS v FROM event e JOIN spine s ON s.id = e.id
        lead(e.size, e.no::int4 % 3, -1) OVER (PARTITION BY e.id ORDER BY e.no)
        lag(e.kind, -1) OVER (PARTITION BY e.id ORDER BY e.no)
        lag(e.amount, e.size, 0) OVER (ORDER BY e.no)
        string_agg(e.kind, '-') OVER (PARTITION BY e.id ORDER BY e.no ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING)
        string_agg(e.no::text, ',') FILTER (WHERE e.size > 0) OVER (PARTITION BY e.id ORDER BY e.no)
        first_value(e.no) OVER (PARTITION BY e.id ORDER BY e.at GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE GROUP)
        nth_value(e.no, 2) OVER (PARTITION BY e.id ORDER BY e.at, e.no ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING EXCLUDE CURRENT ROW)
        min(e.amount) OVER (PARTITION BY e.id ORDER BY e.no ROWS BETWEEN 1 FOLLOWING AND 3 FOLLOWING)
        bit_xor(e.no) OVER (PARTITION BY e.id ORDER BY e.no ROWS 2 PRECEDING)
        every(e.size > 0) OVER (PARTITION BY e.id ORDER BY e.no ROWS BETWEEN CURRENT ROW AND 2 FOLLOWING)
        avg(e.x) OVER (PARTITION BY e.id ORDER BY e.no ROWS BETWEEN 2 PRECEDING AND 1 FOLLOWING EXCLUDE TIES)
        max(e.no) OVER (ORDER BY e.at GROUPS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE TIES)
        ntile(7) OVER (ORDER BY e.at DESC, e.no)
        SELECT s.spine_id, coalesce(max(r.run), 0) AS v FROM spine s LEFT JOIN (SELECT q.id, q.grp, count(*) AS run FROM (SELECT e.id, e.size, row_number() OVER (PARTITION BY e.id ORDER BY e.no) - row_number() OVER (PARTITION BY e.id, e.size > 0 ORDER BY e.no) AS grp FROM event e) q WHERE q.size > 0 GROUP BY q.id, q.grp) r ON r.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, count(*) AS v FROM spine s JOIN (SELECT e.id, e.no, e.size > 0 AS late, sum(CASE WHEN e.size > 0 THEN 0 ELSE 1 END) OVER (PARTITION BY e.id ORDER BY e.at DESC, e.no DESC) AS breaks FROM event e) q ON q.id = s.id AND q.breaks = 0 GROUP BY s.spine_id
        SELECT s.spine_id, q.gap AS v FROM spine s JOIN (SELECT e.id, e.no, extract(epoch FROM e.at - lag(e.at) OVER (PARTITION BY e.id ORDER BY e.at, e.no)) AS gap FROM event e) q ON q.id = s.id AND q.no > 60
        """#)
}
