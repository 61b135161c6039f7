/*
entity: route
reads: { flights: 30d }
features:
  p90_dep_delay_30d:
    type: double?
    about: >-
      The departure delay, minutes, that nine of ten known departures of flights of the trailing 30 days do not exceed,
      between two of them where it must.
    decisions: { flights: { window: "(as_of - 30d, as_of]", null_values: { dep_delay: skip } }, empty: null }
  median_arr_delay_30d:
    type: int?
    about: The middle arrival delay, minutes, of the known landings of those flights; of two in the middle the smaller.
    decisions: { flights: { window: "(as_of - 30d, as_of]", null_values: { arr_delay: skip } }, empty: null }
  stddev_dep_delay_30d:
    type: double?
    about: The standard deviation of the departure delays, minutes, estimated from a sample; none from fewer than two.
    # Both sides add whole numbers exactly. Swift then rounds three times, within 4e-16 of the value. SQL divides in
    # numeric and takes the root to the places of the variance: 12 from 100 minutes to 10,000, so within 5e-15; more below.
    compare: { relative: 1e-14 }
    decisions: { flights: { window: "(as_of - 30d, as_of]", null_values: { dep_delay: skip } }, empty: null }
  carriers_30d:
    type: int
    about: Different carriers that scheduled flights in the trailing 30 days.
    decisions: { flights: { window: "(as_of - 30d, as_of]" }, empty: 0 }
owner: network-planning
*/
SELECT s.spine_id,
       percentile_cont(0.9) WITHIN GROUP (ORDER BY f.dep_delay) FILTER (WHERE f.departed_at <= s.as_of)
           AS p90_dep_delay_30d,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY f.arr_delay) FILTER (WHERE f.landed_at <= s.as_of)
           AS median_arr_delay_30d,
       (stddev_samp(f.dep_delay) FILTER (WHERE f.departed_at <= s.as_of))::float8
           AS stddev_dep_delay_30d,
       count(DISTINCT f.carrier)
           AS carriers_30d
FROM spine s
LEFT JOIN flights f
       ON f.origin = s.origin
      AND f.dest   = s.dest
      AND f.scheduled_at >  s.as_of - INTERVAL '720 hours'
      AND f.scheduled_at <= s.as_of
GROUP BY s.spine_id
