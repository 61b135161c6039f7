/*
entity: aircraft
reads: { flights: 7d }
features:
  departures_7d:
    type: int
    about: Flights scheduled in the trailing 7 days that departed.
    decisions: { flights: { window: "(as_of - 7d, as_of]" }, empty: 0 }
  mean_dep_delay_7d:
    type: double?
    about: Mean departure delay of those, minutes; early departures count as negative.
    compare: { float_mean: flights.dep_delay }
    decisions: { flights: { window: "(as_of - 7d, as_of]" }, empty: null }
owner: ops-research
*/
SELECT s.spine_id,
       count(f.dep_delay)         AS departures_7d,
       avg(f.dep_delay)::float8   AS mean_dep_delay_7d
FROM spine s
LEFT JOIN flights f
       ON f.tailnum = s.tailnum
      AND f.scheduled_at >  s.as_of - INTERVAL '7 days'
      AND f.scheduled_at <= s.as_of
      AND f.departed_at  <= s.as_of
GROUP BY s.spine_id
