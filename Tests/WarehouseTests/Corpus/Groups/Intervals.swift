extension Corpus {
    static let intervals = CorpusGroup(
        "intervals",
        #"""
        p.ts + INTERVAL '7 days'
        p.ts - INTERVAL '7 days'
        p.ts + INTERVAL '90 minutes'
        p.ts - INTERVAL '1 day 2 hours 3.000001 seconds'
        INTERVAL '1 hour' + p.ts2
        p.ts + p.i2 * INTERVAL '1 day'
        p.ts2 + p.i4 * INTERVAL '1 second'
        p.ts2 + p.f * INTERVAL '1 hour'
        p.ts2 + INTERVAL '1 day' * 0.3
        p.ts2 + (p.ts2 - p.ts) * 0.5
        p.ts BETWEEN p.ts2 - INTERVAL '1 day' AND p.ts2
        p.ts2 - p.ts > INTERVAL '1 day'
        p.ts2 - p.ts = INTERVAL '24 hours'
        p.ts2 - p.ts < -INTERVAL '1 day'
        extract(epoch FROM p.ts2 - p.ts)
        extract(day FROM p.ts2 - p.ts)
        extract(hour FROM p.ts2 - p.ts)
        extract(minute FROM p.ts2 - p.ts)
        extract(second FROM p.ts2 - p.ts)
        extract(milliseconds FROM p.ts2 - p.ts)
        extract(microseconds FROM p.ts2 - p.ts)
        extract(epoch FROM INTERVAL '1 day 1 second')
        extract(epoch FROM p.ts2 - p.ts + INTERVAL '1 hour')
        date_part('epoch', p.ts2 - p.ts)
        (p.d + INTERVAL '36 hours')::date
        (p.d - INTERVAL '1 second') < p.ts2
        CASE WHEN p.ts2 > p.ts THEN p.ts2 - p.ts END > INTERVAL '0'
        extract(epoch FROM GREATEST(p.ts2 - p.ts, INTERVAL '1 hour'))
        floor(extract(epoch FROM p.ts2 - p.ts) / 60)::bigint
        (p.ts2 - p.ts) IS NULL
        -(p.ts2 - p.ts) > INTERVAL '1 day'
        extract(day FROM -(p.ts2 - p.ts))
        p.edge + INTERVAL '1 month'  -- TIM-10
        p.edge - INTERVAL '1 month'  -- TIM-12
        p.edge + INTERVAL '1 month' + INTERVAL '1 month'  -- TIM-11
        p.edge + INTERVAL '2 months'  -- TIM-11
        p.edge + INTERVAL '1 year'  -- TIM-13
        p.edge - INTERVAL '1 year 2 months 3 days'  -- TIM-13
        p.d + INTERVAL '1 month'  -- TIM-10
        (p.d - INTERVAL '1 month')::date
        p.ts2 + p.i2 * INTERVAL '1 month'
        INTERVAL '1 month' = INTERVAL '30 days'  -- TIM-14
        INTERVAL '1 month' > p.ts2 - p.ts  -- TIM-14
        extract(epoch FROM INTERVAL '1 year')::float8 + p.g  -- TIM-14
        INTERVAL '1 month' * p.i4
        INTERVAL '1 month' / 3
        INTERVAL '1.5 months' + p.ts2  -- TIM-14
        p.ts2 - p.ts
        p.ts2 - p.ts + INTERVAL '1 month'
        (p.ts2 - p.ts) * 2
        (p.ts2 - p.ts) / 3
        -(p.ts2 - p.ts)
        justify_hours(p.ts2 - p.ts)
        justify_days(p.ts2 - p.ts)
        justify_interval(p.ts2 - p.ts)
        make_interval(days => p.i2)
        make_interval(months => p.i2 % 100, hours => 3)
        age(p.ts2, p.edge)  -- TIM-47
        extract(year FROM age(p.edge, p.ts2))
        extract(month FROM age(p.edge, p.ts2))
        extract(day FROM INTERVAL '1 month' + (p.ts2 - p.ts))
        date_part('month', INTERVAL '14 months' * p.i2)
        (p.i2 || ' days')::interval
        (p.i2 || ' hours')::interval + p.ts2
        INTERVAL '1 day 12:30:00' * p.f
        p.edge > s.as_of - INTERVAL '3 months'
        p.edge BETWEEN s.as_of - INTERVAL '1 year' AND s.as_of
        GREATEST(p.ts2 - p.ts, INTERVAL '1 month')
        extract(epoch FROM p.ts2 - p.ts) / 86400  -- TIM-15
        date_part('day', p.ts2 - p.ts)  -- TIM-15
        to_char(p.ts2 - p.ts, 'HH24:MI:SS')
        INTERVAL '2 weeks' + p.ts2
        INTERVAL 'P1Y2M3DT4H5M6S' + p.ts2
        (p.edge - INTERVAL '1 month') + INTERVAL '1 month' = p.edge  -- TIM-12
        SELECT s.spine_id, count(e.no) AS v FROM spine s LEFT JOIN event e ON e.id = s.id AND e.at > s.as_of - INTERVAL '1 month' AND e.at <= s.as_of GROUP BY s.spine_id  -- TIM-14 REL-10
        SELECT s.spine_id, sum(s.as_of - e.at) AS v FROM spine s JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, avg(s.as_of - e.at) AS v, max(s.as_of - e.at) AS w FROM spine s JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, e.no AS n, e.at - lag(e.at) OVER (PARTITION BY e.id ORDER BY e.at, e.no) AS v FROM spine s JOIN event e ON e.id = s.id
        """#)
}
