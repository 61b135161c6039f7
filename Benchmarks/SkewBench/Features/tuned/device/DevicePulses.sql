/*
entity: device
reads: { readings: 24h }
features:
  sessions_24h:
    type: int
    about: Sessions of the trailing 24 hours; one begins with a reading more than 30 minutes behind the one before.
    decisions: { readings: { window: "(as_of - 24h, as_of]" }, empty: 0 }
  instants_24h:
    type: int
    about: At how many instants there were readings.
    decisions: { readings: { window: "(as_of - 24h, as_of]", duplicates: once }, empty: 0 }
owner: hardware
*/
WITH steps AS (
    SELECT q.spine_id, r.measured_at,
           r.measured_at - lag(r.measured_at) OVER (PARTITION BY q.spine_id ORDER BY r.measured_at) AS pause
    FROM spine q
    JOIN readings r
      ON r.device_id = q.device_id
     AND r.measured_at >  q.as_of - INTERVAL '24 hours'
     AND r.measured_at <= q.as_of
)
SELECT s.spine_id,
       count(*) FILTER (WHERE x.measured_at IS NOT NULL
                          AND (x.pause IS NULL OR x.pause > INTERVAL '30 minutes'))  AS sessions_24h,
       count(x.measured_at)                                                         AS instants_24h
FROM spine s
LEFT JOIN steps x ON x.spine_id = s.spine_id
GROUP BY s.spine_id
