extension Corpus {
    static let zones = CorpusGroup(
        "zones",
        #"""
        p.edge AT TIME ZONE 'America/New_York'  -- TIM-16
        p.edge AT TIME ZONE 'Europe/London'
        p.edge AT TIME ZONE 'Australia/Lord_Howe'
        p.edge AT TIME ZONE 'Asia/Kathmandu'
        p.edge AT TIME ZONE 'Pacific/Apia'
        p.edge AT TIME ZONE p.zone
        (p.edge AT TIME ZONE 'UTC') AT TIME ZONE 'America/New_York'  -- TIM-17 TIM-18
        (p.edge AT TIME ZONE 'UTC') AT TIME ZONE 'Australia/Lord_Howe'  -- TIM-17 TIM-18
        (p.edge AT TIME ZONE 'UTC') AT TIME ZONE p.zone  -- TIM-17 TIM-18
        (p.edge AT TIME ZONE p.zone) AT TIME ZONE p.zone
        timezone('America/New_York', p.edge)
        (p.edge AT TIME ZONE 'America/New_York')::date  -- TIM-20
        (p.edge AT TIME ZONE p.zone)::date
        date_trunc('day', p.edge, 'America/New_York')  -- TIM-19
        date_trunc('hour', p.edge, 'Australia/Lord_Howe')
        date_trunc('week', p.edge, 'America/New_York')  -- TIM-05
        date_trunc('month', p.edge, 'Europe/London')
        date_trunc('quarter', p.edge, 'Asia/Kathmandu')
        date_trunc('year', p.edge, p.zone)
        date_trunc('day', p.edge AT TIME ZONE 'America/New_York') AT TIME ZONE 'America/New_York'  -- TIM-19
        date_trunc('week', p.edge AT TIME ZONE p.zone)
        extract(hour FROM p.edge AT TIME ZONE 'America/New_York')
        extract(dow FROM p.edge AT TIME ZONE 'America/New_York')  -- TIM-06
        extract(isodow FROM p.edge AT TIME ZONE p.zone)  -- TIM-06
        extract(doy FROM p.edge AT TIME ZONE 'Pacific/Apia')
        date_part('hour', p.edge AT TIME ZONE 'Asia/Kathmandu')
        p.edge AT TIME ZONE 'UTC+3'  -- TIM-22
        p.edge AT TIME ZONE '+05:30'
        p.edge AT TIME ZONE 'EST'  -- TIM-51
        p.edge AT TIME ZONE 'EST5EDT'
        p.edge AT TIME ZONE INTERVAL '-5 hours'
        ((p.edge AT TIME ZONE 'America/New_York') + INTERVAL '1 day') AT TIME ZONE 'America/New_York'  -- TIM-16
        p.edge + INTERVAL '1 day' = p.edge + INTERVAL '24 hours'  -- TIM-16
        (p.d + time '02:30') AT TIME ZONE 'America/New_York'  -- TIM-17
        (p.d::timestamp + INTERVAL '90 minutes') AT TIME ZONE 'America/New_York'  -- TIM-18
        s.as_of AT TIME ZONE 'Not/AZone'  -- fails
        p.w AT TIME ZONE p.place  -- TIM-16 TIM-22 TIM-51
        (p.w AT TIME ZONE 'UTC') AT TIME ZONE p.place  -- TIM-17 TIM-18 TIM-22
        (p.w AT TIME ZONE p.place) AT TIME ZONE p.place  -- TIM-18
        timezone(p.place, p.w2)
        timezone(p.place, p.w2 AT TIME ZONE 'UTC')
        p.w AT TIME ZONE 'America/New_York'  -- TIM-16
        (p.w AT TIME ZONE 'UTC') AT TIME ZONE 'America/New_York'  -- TIM-17 TIM-18
        (p.w AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/London'  -- TIM-17 TIM-18
        (p.w AT TIME ZONE 'UTC') AT TIME ZONE 'Australia/Lord_Howe'  -- TIM-17 TIM-18
        (p.w AT TIME ZONE 'UTC') AT TIME ZONE 'Asia/Kathmandu'  -- TIM-17
        (p.w AT TIME ZONE 'UTC') AT TIME ZONE 'Pacific/Apia'  -- TIM-17
        (p.w AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/Moscow'  -- TIM-18
        (p.w AT TIME ZONE 'UTC') AT TIME ZONE 'EST5EDT,J60/1,300/-2:30'
        (s.as_of AT TIME ZONE 'UTC') AT TIME ZONE 'XYZ'  -- fails
        (p.w AT TIME ZONE 'UTC') AT TIME ZONE INTERVAL '05:45'
        s.as_of AT TIME ZONE INTERVAL '1 day'  -- fails
        p.w AT TIME ZONE INTERVAL '-00:00:01.5'
        p.w AT TIME ZONE 'MSK'
        date_trunc('microseconds', p.w, p.place)
        date_trunc('milliseconds', p.w, p.place)
        date_trunc('second', p.w, p.place)
        date_trunc('minute', p.w, p.place)
        date_trunc('hour', p.w, p.place)
        date_trunc('day', p.w, p.place)  -- TIM-19
        date_trunc('week', p.w, p.place)  -- TIM-05
        date_trunc('month', p.w, p.place)
        date_trunc('quarter', p.w, p.place)
        date_trunc('year', p.w, p.place)
        date_trunc('decade', p.w, p.place)
        date_trunc('century', p.w, p.place)
        date_trunc('millennium', p.w, p.place)
        date_trunc('hour', p.w, 'Asia/Kathmandu')
        date_trunc('decade', p.w)
        date_trunc('century', p.w)
        date_trunc('millennium', p.w)
        extract(week FROM p.w AT TIME ZONE p.place)
        extract(isoyear FROM p.w AT TIME ZONE p.place)
        extract(epoch FROM p.w AT TIME ZONE p.place)
        extract(julian FROM p.w AT TIME ZONE p.place)
        date_part('julian', p.w AT TIME ZONE p.place)
        extract(timezone FROM p.w)
        extract(timezone_hour FROM p.w)
        date_part('timezone_minute', p.w)
        (p.w AT TIME ZONE p.place)::text
        make_timestamptz(2013, 3, 10, 2, 30, p.i2 % 60, 'America/New_York')  -- TIM-17
        TIMESTAMPTZ '2013-11-03 01:30:00 America/New_York' = p.edge  -- TIM-18
        TIMESTAMPTZ '2013-03-10 02:30 EST' < p.edge
        to_char(p.edge AT TIME ZONE 'America/New_York', 'YYYY-MM-DD HH24:MI')
        (p.edge AT TIME ZONE 'America/New_York')::time::text
        p.edge::timestamptz AT TIME ZONE 'UTC' = p.edge AT TIME ZONE 'Europe/London'
        extract(epoch FROM (p.edge AT TIME ZONE 'America/New_York') - (p.edge AT TIME ZONE 'UTC')) / 3600
        SELECT s.spine_id, count(e.no) AS v FROM spine s LEFT JOIN event e ON e.id = s.id AND e.at >= date_trunc('day', s.as_of, 'America/New_York') AND e.at <= s.as_of GROUP BY s.spine_id  -- TIM-19
        SELECT s.spine_id, count(DISTINCT (e.at AT TIME ZONE 'America/New_York')::date) AS v FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id  -- TIM-20
        SELECT s.spine_id, count(*) FILTER (WHERE extract(isodow FROM e.at AT TIME ZONE 'America/New_York') IN (6, 7)) AS v FROM spine s JOIN event e ON e.id = s.id GROUP BY s.spine_id  -- TIM-06
        SELECT s.spine_id, sum(e.size) AS v FROM spine s LEFT JOIN event e ON e.id = s.id AND date_trunc('week', e.at, 'America/New_York') = date_trunc('week', s.as_of, 'America/New_York') GROUP BY s.spine_id  -- TIM-05
        """#)
}
