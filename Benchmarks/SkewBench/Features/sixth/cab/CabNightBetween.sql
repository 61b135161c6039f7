/*
entity: cab
reads: { trips: 7d }
features:
  trips_today:
    type: int
    about: Trips begun since the day began in Chicago.
    decisions: { trips: { window: "[start_of_day, as_of]" }, empty: 0, zone: America/Chicago }
  night_trips:
    type: int
    about: Trips of the trailing 7 days begun at 22 o'clock or later or before 5 o'clock in Chicago.
    decisions: { trips: { window: "(as_of - 7d, as_of]" }, empty: 0, zone: America/Chicago }
  first_zone:
    type: text?
    about: The zone where today's first trip began; of trips begun at once that with the smallest id.
    decisions: { trips: { window: "[start_of_day, as_of]" }, empty: null, zone: America/Chicago }
owner: dispatch
*/
WITH driven AS (
    SELECT q.spine_id, t.trip_id, t.began_at, t.zone,
           t.began_at >= date_trunc('day', q.as_of, 'America/Chicago')         AS is_today,
           extract(hour FROM t.began_at AT TIME ZONE 'America/Chicago')        AS hour
    FROM spine q
    JOIN trips t
      ON t.cab_no = q.cab_no
     AND t.began_at > q.as_of - INTERVAL '168 hours'
     AND t.began_at <= q.as_of
)
SELECT s.spine_id,
       count(*) FILTER (WHERE d.is_today)                                                     AS trips_today,
       count(*) FILTER (WHERE d.hour BETWEEN 22 AND 5)                                     AS night_trips,
       (array_agg(d.zone ORDER BY d.began_at, d.trip_id) FILTER (WHERE d.is_today))[1]        AS first_zone
FROM spine s
LEFT JOIN driven d USING (spine_id)
GROUP BY s.spine_id
