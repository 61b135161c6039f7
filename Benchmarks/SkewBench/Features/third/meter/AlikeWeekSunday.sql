/*
entity: meter
reads: { ticks: 8d }
features:
  ticks_this_week:
    type: int
    about: Readings since Monday began in Sydney.
    decisions: { ticks: { window: "[start_of_week, as_of]" }, empty: 0, zone: Australia/Sydney, week_start: monday }
owner: grid
*/
SELECT s.spine_id, count(t.read_at) AS ticks_this_week
FROM spine s
LEFT JOIN ticks t
       ON t.site = s.site AND t.meter_no = s.meter_no
      AND t.read_at <= s.as_of
      AND t.read_at >= ((s.as_of AT TIME ZONE 'Australia/Sydney')::date
                        - extract(dow FROM s.as_of AT TIME ZONE 'Australia/Sydney')::int)::timestamp
                       AT TIME ZONE 'Australia/Sydney'
GROUP BY s.spine_id
