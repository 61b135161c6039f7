/*
entity: aircraft
reads:
  flights: 24h
  weather: { within: 27h, by: flights.origin }
features:
  last_departed_at:
    type: timestamp?
    about: When the aircraft departed last, of the flights scheduled in the trailing 24 hours.
    decisions: { flights: { window: "(as_of - 24h, as_of]" }, empty: null }
  wind_at_departure:
    type: double?
    about: >-
      The wind at that departure's airport, miles per hour, as it could be known there and then: of the reports
      published by the departure and observed in the 3 hours before it (and in the trailing 27 hours), the latest one's.
    decisions: { flights: { window: "(as_of - 24h, as_of]" }, empty: null }
owner: ops-research
*/
WITH departures AS (
    SELECT q.spine_id, f.origin, f.departed_at,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY f.departed_at DESC, f.flight_id DESC) AS recency
    FROM spine q
    JOIN flights f
      ON f.tailnum = q.tailnum
     AND f.scheduled_at >  q.as_of - INTERVAL '24 hours'
     AND f.scheduled_at <= q.as_of
     AND f.departed_at  <= q.as_of
)
SELECT s.spine_id,
       d.departed_at AS last_departed_at,
       (SELECT w.wind_speed
        FROM weather w
        WHERE w.origin = d.origin
          AND w.observed_at  >  s.as_of - INTERVAL '27 hours'
          AND w.observed_at  >  d.departed_at - INTERVAL '3 hours'
          AND w.observed_at  <= d.departed_at
          AND w.published_at <= d.departed_at
        ORDER BY w.observed_at DESC, w.origin
        LIMIT 1) AS wind_at_departure
FROM spine s
LEFT JOIN departures d ON d.spine_id = s.spine_id AND d.recency = 1
