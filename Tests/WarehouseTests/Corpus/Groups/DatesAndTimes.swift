extension Corpus {
    static let datesAndTimes = CorpusGroup(
        "dates and times",
        #"""
        p.ts > p.ts2
        p.ts <= s.as_of
        p.ts > s.as_of - INTERVAL '7 days'
        p.ts = p.d
        p.d < p.ts2
        p.ts = TIMESTAMPTZ '2013-03-10 07:00:00+00'
        p.ts IN ('1970-01-01 00:00:00+00', '2013-03-10T07:00:00Z')
        extract(epoch FROM p.ts)
        extract(epoch FROM p.ts)::float8
        extract(year FROM p.ts)
        extract(month FROM p.ts)
        extract(day FROM p.ts)
        extract(hour FROM p.ts)
        extract(minute FROM p.ts)
        extract(second FROM p.ts)
        extract(milliseconds FROM p.ts)
        extract(microseconds FROM p.ts)
        extract(dow FROM p.ts)
        extract(isodow FROM p.ts)
        extract(doy FROM p.ts)
        extract(week FROM p.ts)
        extract(isoyear FROM p.ts)
        extract(quarter FROM p.ts)
        extract(decade FROM p.ts)
        extract(century FROM p.ts)
        extract(millennium FROM p.ts)
        date_part('hour', p.ts)
        date_part('epoch', p.ts)
        date_part('second', p.ts)
        date_part('milliseconds', p.ts)
        date_part('dow', p.ts2)
        date_part('year', p.d)
        date_trunc('day', p.ts)
        date_trunc('hour', p.ts)
        date_trunc('minute', p.ts)
        date_trunc('second', p.ts)
        date_trunc('milliseconds', p.ts)
        date_trunc('week', p.ts)
        date_trunc('month', p.ts)
        date_trunc('quarter', p.ts)
        date_trunc('year', p.ts)
        date_trunc('day', p.ts, 'UTC')
        date_trunc('day', p.ts AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
        extract(hour FROM p.ts AT TIME ZONE 'UTC')
        p.ts::date
        p.ts::text
        (p.ts AT TIME ZONE 'UTC')::text
        p.d::text
        p.d + 1
        p.d - 30
        p.d + p.i4
        p.d - p.d2
        p.d = p.d2
        p.d < p.d2
        p.d > DATE '2013-03-10'
        extract(year FROM p.d)
        extract(month FROM p.d)
        extract(day FROM p.d)
        extract(dow FROM p.d)
        extract(doy FROM p.d)
        extract(week FROM p.d)
        extract(isoyear FROM p.d)
        extract(epoch FROM p.d)
        extract(century FROM p.d)
        to_timestamp(p.f)
        to_timestamp(p.i4)
        GREATEST(p.ts, p.ts2)
        LEAST(p.d, p.d2)
        COALESCE(p.ts, p.ts2)
        NULLIF(p.ts, p.ts2)
        p.ts IS DISTINCT FROM p.ts2
        p.ts::date::timestamptz  -- TIM-20
        extract(isoyear FROM p.edge)  -- TIM-07
        extract(week FROM p.edge)  -- TIM-07
        extract(second FROM p.edge)  -- TIM-48
        extract(century FROM p.edge)  -- TIM-49
        extract(julian FROM p.edge)
        date_trunc('decade', p.edge)
        date_trunc('century', p.edge)
        date_trunc('millennium', p.edge)
        date_trunc('week', p.edge)  -- TIM-05
        to_char(p.edge, 'YYYY-MM-DD')  -- TIM-08
        to_char(p.edge, 'HH24:MI:SS')  -- TIM-09
        to_char(p.edge, 'HH:MI AM')  -- TIM-09
        to_char(p.edge, 'IYYY-IW')  -- TIM-07
        to_char(p.edge, 'Dy DD Mon YYYY')
        to_char(p.edge, 'FMMonth FMDDth')
        to_char(p.d, 'YYYYMMDD')
        to_char(p.edge, 'Q')
        to_char(p.edge, 'MS US')
        p.d2 - p.d  -- TIM-15
        (p.edge::date - p.d)  -- TIM-15
        age(p.edge, p.ts2)  -- TIM-47
        make_date(2024, 2, abs(p.i2 % 28) + 1)
        make_date(2024, 2, 30) > p.d  -- TIM-25 fails
        make_timestamp(2013, 3, 10, 7, 30, 15.5) < p.ts::timestamp
        make_timestamptz(2013, 3, 10, 7, 30, 15.5)  = p.ts
        date_bin(INTERVAL '15 minutes', p.edge, TIMESTAMPTZ '2001-01-01')  -- TIM-39
        date_bin(INTERVAL '1 week', p.ts2, s.as_of)  -- TIM-39
        isfinite(p.edge)
        (p.ts, p.ts2) OVERLAPS (p.edge, s.as_of)  -- TIM-38
        to_timestamp(extract(epoch FROM p.edge)::float8)
        '2013-03-10'::date = p.d
        '2024-2-3'::date > p.d  -- TIM-26
        'Feb 3 2024'::date > p.d  -- TIM-27
        '20240203'::date - p.d  -- TIM-27
        p.d BETWEEN '2013-01-01' AND '2013-12-31'  -- TIM-33
        p.ts BETWEEN '2013-03-01' AND '2013-03-31'  -- TIM-33
        date_trunc('month', p.edge)::date
        (date_trunc('month', p.edge) + INTERVAL '1 month' - INTERVAL '1 day')::date
        extract(day FROM p.edge) = 1
        extract(epoch FROM p.edge)::int8 / 86400  -- TIM-02
        p.edge::date - date_trunc('year', p.edge)::date + 1
        p.edge::time::text
        extract(epoch FROM p.edge::time)
        p.ts::timestamp::text
        p.ts > p.d
        clock_timestamp() > p.ts  -- TIM-41
        p.ts < 'infinity'  -- TIM-42
        SELECT s.spine_id, min(e.at) AS v, max(e.at)::date AS w FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, extract(epoch FROM s.as_of - max(e.at)) / 3600 AS v FROM spine s LEFT JOIN event e ON e.id = s.id AND e.at < s.as_of GROUP BY s.spine_id, s.as_of  -- REL-09
        """#)
}
