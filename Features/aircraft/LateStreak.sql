/*
entity: aircraft
reads: { flights: 30d }
features:
  late_streak:
    type: int
    about: >-
      How many of the latest departures in a row were more than 15 minutes late, of the flights of the trailing 30 days
      in the order of their schedule; a flight whose delay is not known neither counts nor ends the row.
    decisions:
      flights:
        window: "(as_of - 30d, as_of]"
        null_values: { dep_delay: skip }
        ties: [scheduled_at desc, flight_id desc]
      empty: 0
  longest_late_streak_30d:
    type: int
    about: The longest such row of late departures among those flights.
    decisions:
      flights:
        window: "(as_of - 30d, as_of]"
        null_values: { dep_delay: skip }
        ties: [scheduled_at desc, flight_id desc]
      empty: 0
owner: ops-research
*/
WITH departures AS (
    SELECT q.spine_id, f.dep_delay > 15 AS is_late,
           -- Departures that were not late, from here to the latest: 0 in the latest streak.
           count(*) FILTER (WHERE f.dep_delay <= 15) OVER by_schedule AS punctual_since
    FROM spine q
    JOIN flights f
      ON f.tailnum = q.tailnum
     AND f.scheduled_at >  q.as_of - INTERVAL '720 hours'
     AND f.scheduled_at <= q.as_of
     AND f.departed_at  <= q.as_of
    WHERE f.dep_delay IS NOT NULL
    WINDOW by_schedule AS (PARTITION BY q.spine_id ORDER BY f.scheduled_at DESC, f.flight_id DESC)
), streaks AS (
    SELECT d.spine_id, d.punctual_since, count(*) AS length
    FROM departures d
    WHERE d.is_late
    GROUP BY d.spine_id, d.punctual_since
)
SELECT s.spine_id,
       COALESCE(max(k.length) FILTER (WHERE k.punctual_since = 0), 0) AS late_streak,
       COALESCE(max(k.length), 0)                                     AS longest_late_streak_30d
FROM spine s
LEFT JOIN streaks k ON k.spine_id = s.spine_id
GROUP BY s.spine_id
