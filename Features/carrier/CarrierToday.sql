/*
entity: carrier
reads: { flights: 24h }
features:
  aircraft_24h:
    type: int
    about: Different aircraft that it scheduled in the trailing 24 hours; flights without a tail number do not count.
    decisions: { flights: { window: "(as_of - 24h, as_of]" }, empty: 0 }
  worst_dep_delay_24h:
    type: int?
    about: The longest known departure delay of those flights, minutes.
    decisions: { flights: { window: "(as_of - 24h, as_of]" }, empty: null }
  late_share_24h:
    type: double?
    about: The share of more than 15 minutes late departures among the known departures.
    decisions: { flights: { window: "(as_of - 24h, as_of]" }, empty: null }
owner: network-planning
*/
WITH today AS (
    SELECT q.spine_id, f.tailnum,
           CASE WHEN f.departed_at <= q.as_of THEN f.dep_delay END AS known_delay
    FROM spine q
    JOIN flights f
      ON f.carrier = q.carrier
     AND f.scheduled_at >  q.as_of - INTERVAL '24 hours'
     AND f.scheduled_at <= q.as_of
)
SELECT s.spine_id,
       count(DISTINCT t.tailnum)                          AS aircraft_24h,
       max(t.known_delay)                                 AS worst_dep_delay_24h,
       count(*) FILTER (WHERE t.known_delay > 15)::float8
         / NULLIF(count(t.known_delay), 0)::float8        AS late_share_24h
FROM spine s
LEFT JOIN today t ON t.spine_id = s.spine_id
GROUP BY s.spine_id
