extension Corpus {
    /// Month arithmetic and spans at the instants where calendars are hard: `p.w` and `p.w2` are ``CorpusInstants``.
    static let months = CorpusGroup(
        "months and spans",
        #"""
        p.w + INTERVAL '1 month'
        p.w - INTERVAL '1 month'
        p.w + INTERVAL '1 year 1 month 1 day'
        p.w - INTERVAL '13 months'
        p.w + INTERVAL '1 month -1 day'
        p.w - INTERVAL '1 month 30 days 23:59:59.999999'
        p.w + INTERVAL '-1 day 1 hour'
        p.w + p.i2 * INTERVAL '1 month'
        p.w - p.i2 * INTERVAL '1 day 1 second'
        p.w + INTERVAL '1 month' * 0.5
        p.w + INTERVAL '1 month' * p.g
        p.w + INTERVAL '100 years'
        p.w - INTERVAL '4000 years'
        INTERVAL '1 month' + p.w2
        p.w + (p.w2 - p.w)
        p.w + age(p.w2, p.w)
        p.w - age(p.w, p.w2)
        (p.d + INTERVAL '1 month')::text
        (p.d - INTERVAL '1 month') > p.d2
        (INTERVAL '1 year' + p.d)::text
        (p.d + INTERVAL '1 month')::date
        p.w > p.w2 - INTERVAL '1 month'
        p.w BETWEEN p.w2 - INTERVAL '3 months' AND p.w2 + INTERVAL '1 year'
        p.w2 - p.w > INTERVAL '1 month'
        p.w2 - p.w = INTERVAL '1 day'
        age(p.w2, p.w) > p.w2 - p.w
        age(p.w2, p.w) = p.w2 - p.w
        age(p.w2, p.w) < INTERVAL '1 month'
        age(p.w2, p.w) IN (INTERVAL '0', INTERVAL '1 year', INTERVAL '12 months')
        age(p.w2, p.w) IS DISTINCT FROM p.w2 - p.w
        NULLIF(age(p.w2, p.w), INTERVAL '1 month')::text
        age(p.w, p.w2)::text
        age(p.w2, p.w)::text
        (p.w2 - p.w)::text
        (INTERVAL '1 year' - INTERVAL '1 day')::text
        (INTERVAL '1 month 2 days 03:04:05.6' * p.i2)::text
        (INTERVAL '1 month 2 days 03:04:05.6' * 1.5)::text
        (INTERVAL '1 month' * p.g)::text
        (p.g * INTERVAL '5 days 7 hours')::text
        (age(p.w2, p.w) * 0.1)::text
        (age(p.w2, p.w) / 3)::text
        (INTERVAL '1 year 1 day' / p.g)::text
        (INTERVAL '1 month' / p.i2)::text
        ((p.w2 - p.w) / 7)::text
        ((p.w2 - p.w) * 2)::text
        (-(p.w2 - p.w))::text
        (-age(p.w2, p.w))::text
        (age(p.w2, p.w) - (p.w2 - p.w))::text
        (age(p.w2, p.w) + INTERVAL '1 day')::text
        justify_hours(p.w2 - p.w)::text
        justify_days(p.w2 - p.w)::text
        justify_interval(p.w2 - p.w)::text
        justify_interval(age(p.w2, p.w) - INTERVAL '40 days 30 hours')::text
        justify_days(INTERVAL '1 month -40 days' * p.i2)::text
        justify_hours(INTERVAL '1 day -30 hours' * p.i2)::text
        make_interval(p.i2::int4)::text
        make_interval(years => 1, days => p.i2::int4, secs => p.g)::text
        make_interval(0, p.i2::int4, 1, 2, 3, 4, 5.678)::text
        p.w + make_interval(days => p.i2::int4)
        p.w + make_interval(mins => p.i2::int4)
        extract(epoch FROM age(p.w2, p.w))
        extract(year FROM age(p.w2, p.w))
        extract(month FROM age(p.w2, p.w))
        extract(day FROM age(p.w2, p.w))
        extract(hour FROM age(p.w2, p.w))
        extract(minute FROM age(p.w2, p.w))
        extract(second FROM age(p.w2, p.w))
        extract(milliseconds FROM age(p.w2, p.w))
        extract(microseconds FROM age(p.w2, p.w))
        extract(quarter FROM age(p.w2, p.w))
        extract(decade FROM age(p.w2, p.w))
        extract(century FROM age(p.w2, p.w))
        extract(millennium FROM age(p.w2, p.w))
        date_part('epoch', age(p.w2, p.w))
        date_part('second', age(p.w2, p.w))
        date_part('milliseconds', age(p.w2, p.w))
        date_part('year', age(p.w2, p.w))
        extract(day FROM p.ts2 - p.ts + INTERVAL '1 hour')
        ((p.ts2 - p.ts) + INTERVAL '1 day') * 2 > INTERVAL '0'
        date_trunc('month', age(p.w2, p.w))::text
        date_trunc('quarter', age(p.w2, p.w))::text
        date_trunc('decade', age(p.w2, p.w))::text
        date_trunc('hour', p.w2 - p.w)::text
        date_trunc('second', p.w2 - p.w)::text
        GREATEST(age(p.w2, p.w), p.w2 - p.w, INTERVAL '30 days')::text
        LEAST(age(p.w2, p.w), p.w2 - p.w, INTERVAL '1 month')::text
        COALESCE(p.w2 - p.w, INTERVAL '1 month')::text
        CASE WHEN p.i2 > 0 THEN p.w2 - p.w ELSE INTERVAL '1 month' END > INTERVAL '29 days'
        date_bin('15 minutes', p.w, '2001-01-01 00:00:00Z')
        date_bin('7 days', p.w, p.w2)
        date_bin(p.i2 * INTERVAL '1 hour', p.w, '2001-01-01 00:00:00Z')
        isfinite(p.w)
        isfinite(p.d)
        isfinite(p.w2 - p.w)
        (p.w2 - p.w) || ' apart'
        (p.w - INTERVAL '1 month' - INTERVAL '1 day') = (p.w - INTERVAL '1 month 1 day')
        SELECT s.spine_id, sum(p.w2 - p.w)::text AS v, avg(p.w2 - p.w)::text AS w, min(p.w2 - p.w)::text AS x, max(age(p.w2, p.w))::text AS y FROM spine s JOIN probe p ON p.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, sum(s.as_of - e.at)::text AS v, avg(s.as_of - e.at)::text AS w, min(s.as_of - e.at)::text AS x, max(s.as_of - e.at) < INTERVAL '1 month' AS y FROM spine s JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT 1::int8 AS spine_id, sum(age(s.as_of, e.at))::text AS v, avg(age(s.as_of, e.at))::text AS w, count(DISTINCT age(s.as_of, e.at)) AS x FROM spine s JOIN event e ON e.id = s.id
        SELECT min(s.spine_id) AS spine_id, count(*) AS v FROM spine s JOIN event e ON e.id = s.id GROUP BY s.as_of - e.at
        SELECT 1::int8 AS spine_id, count(*) AS v FROM (SELECT DISTINCT q.i FROM (SELECT INTERVAL '1 month' AS i FROM spine s UNION ALL SELECT INTERVAL '30 days' FROM spine s UNION ALL SELECT INTERVAL '720 hours' FROM spine s) q) r
        SELECT 1::int8 AS spine_id, count(*) AS v FROM (SELECT INTERVAL '1 month' AS i FROM spine s UNION SELECT INTERVAL '30 days' FROM spine s) r
        SELECT e.no AS spine_id, age(s.as_of, e.at)::text AS v FROM spine s JOIN event e ON e.id = s.id ORDER BY age(s.as_of, e.at) DESC, e.no  -- ordered
        SELECT e.no AS spine_id, sum(s.as_of - e.at) OVER (PARTITION BY s.id ORDER BY e.no ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)::text AS v, avg(s.as_of - e.at) OVER (PARTITION BY s.id ORDER BY e.no)::text AS w FROM event e JOIN spine s ON s.id = e.id
        SELECT e.no AS spine_id, e.at - lag(e.at) OVER w > INTERVAL '12 hours' AS v, (e.at - lag(e.at) OVER w)::text AS w, (max(age(s.as_of, e.at)) OVER w)::text AS x FROM event e JOIN spine s ON s.id = e.id WINDOW w AS (PARTITION BY e.id ORDER BY e.no)
        SELECT s.spine_id, q.gap::text AS v, extract(hour FROM q.gap) AS w, q.gap * 2 > INTERVAL '1 day' AS x FROM spine s JOIN (SELECT e.id, s2.as_of - e.at AS gap FROM event e JOIN spine s2 ON s2.id = e.id) q ON q.id = s.id
        SELECT s.spine_id, (SELECT max(s.as_of - e.at) FROM event e WHERE e.id = s.id) > INTERVAL '1 month' AS v FROM spine s
        """#)
}
