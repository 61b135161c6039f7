/*
entity: route
reads: { flights: 7d }
request: { planned_at: timestamp }
features:
  minutes_ahead:
    type: int
    about: Whole minutes from as_of to the planned departure, rounded down; negative when it is past.
  flights_hour_before_yesterday:
    type: int
    about: Flights scheduled in the hour up to 24 hours before the planned departure, that hour excluded at its end.
    decisions: { empty: 0 }
  mean_dep_delay_same_hour_7d:
    type: double?
    about: >-
      Mean departure delay, minutes, of the flights of the trailing 7 days that were scheduled in the same hour of the
      day as the planned departure, hours of the day being UTC's, and that are known to have departed.
    compare: { float_mean: flights.dep_delay }
    decisions: { flights: { window: "(as_of - 7d, as_of]" }, empty: null }
owner: network-planning
*/
SELECT s.spine_id,
       floor(extract(epoch FROM s.planned_at - s.as_of) / 60)::bigint AS minutes_ahead,
       count(f.flight_id) FILTER (WHERE f.scheduled_at >= s.planned_at - INTERVAL '25 hours'
                                    AND f.scheduled_at <  s.planned_at - INTERVAL '24 hours')
           AS flights_hour_before_yesterday,
       avg(f.dep_delay) FILTER (WHERE f.departed_at <= s.as_of
                                  AND extract(hour FROM f.scheduled_at AT TIME ZONE 'UTC')
                                    = extract(hour FROM s.planned_at AT TIME ZONE 'UTC'))::float8
           AS mean_dep_delay_same_hour_7d
FROM spine s
LEFT JOIN flights f
       ON f.origin = s.origin
      AND f.dest   = s.dest
      AND f.scheduled_at >  s.as_of - INTERVAL '168 hours'
      AND f.scheduled_at <= s.as_of
GROUP BY s.spine_id, s.as_of, s.planned_at
