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
WITH recent AS (
    SELECT q.spine_id, r.measured_at
    FROM spine q
    JOIN readings r
      ON r.device_id = q.device_id
     AND r.measured_at >  q.as_of - INTERVAL '24 hours'
     AND r.measured_at <= q.as_of
)
SELECT s.spine_id,
       (SELECT count(DISTINCT x.measured_at) FROM recent x
        WHERE x.spine_id = s.spine_id
          AND NOT EXISTS (SELECT 1 FROM recent y
                          WHERE y.spine_id = x.spine_id
                            AND y.measured_at <  x.measured_at
                            AND y.measured_at >= x.measured_at - INTERVAL '30 minutes'))       AS sessions_24h,
       (SELECT count(*) FROM (SELECT DISTINCT x.measured_at FROM recent x WHERE x.spine_id = s.spine_id) d)
                                                                                                AS instants_24h
FROM spine s
