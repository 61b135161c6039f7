/*
entity: carrier
reads: { flights: 90d }
features:
  on_time_percent_90d:
    type: decimal(5,2)?
    about: Percent of the known departures of flights of the trailing 90 days that were at most 15 minutes late.
    decisions:
      flights: { window: "(as_of - 90d, as_of]", null_values: { dep_delay: skip } }
      empty: null
      rounding: half_away
  delay_cost_90d:
    type: decimal(14,2)
    about: >-
      What the late departures of the trailing 90 days cost, dollars, at an assumed 101.18 for each minute; what leaves
      early earns nothing back.
    decisions: { flights: { window: "(as_of - 90d, as_of]", null_values: { dep_delay: skip } }, empty: 0.00 }
owner: network-planning
*/
SELECT s.spine_id,
       round(100.0 * count(*) FILTER (WHERE f.dep_delay <= 15) / NULLIF(count(f.dep_delay), 0), 2)
                                                                                      AS on_time_percent_90d,
       COALESCE(sum(f.dep_delay * 101.18) FILTER (WHERE f.dep_delay > 0), 0.00)       AS delay_cost_90d
FROM spine s
LEFT JOIN flights f
       ON f.carrier = s.carrier
      AND f.scheduled_at >  s.as_of - INTERVAL '2160 hours'
      AND f.scheduled_at <= s.as_of
      AND f.departed_at  <= s.as_of
GROUP BY s.spine_id
