/*
entity: machine
reads: { beats: 24h }
features:
  live_hours:
    type: int
    about: Hours of the clock, UTC, in which the machine beat within the trailing 24 hours, as far as is sent.
    decisions: { beats: { window: "(as_of - 24h, as_of]", late: count }, empty: 0, zone: UTC }
  mean_rpm:
    type: double?
    about: The mean of the known speeds.
    compare: { float_mean: beats.rpm }
    decisions: { beats: { window: "(as_of - 24h, as_of]", null_values: { rpm: skip } }, empty: null }
  dropouts:
    type: int
    about: How often the next beat came more than 5 minutes behind one.
    decisions: { empty: 0 }
  steepest:
    type: int?
    about: The largest change of the speed from one beat to the next, up or down, where both are known.
    decisions: { empty: null }
owner: plant
*/
WITH series AS (
    SELECT q.spine_id, b.beat_at, b.rpm,
           lag(b.beat_at) OVER w AS beat_before,
           lag(b.rpm)     OVER w AS rpm_before
    FROM spine q
    JOIN beats b ON b.machine_id = q.machine_id
    WHERE b.sent_at <= q.as_of
      AND b.beat_at <= q.as_of
      AND b.beat_at > q.as_of - INTERVAL '24 hours'
    WINDOW w AS (PARTITION BY q.spine_id ORDER BY b.beat_at)
)
SELECT s.spine_id,
       count(DISTINCT date_trunc('hour', x.beat_at, 'UTC'))                           AS live_hours,
       (sum(x.rpm) / NULLIF(count(x.rpm), 0))::float8                                 AS mean_rpm,
       count(*) FILTER (WHERE x.beat_at - x.beat_before > INTERVAL '5 minutes')       AS dropouts,
       max(abs(x.rpm::bigint - x.rpm_before))                                         AS steepest
FROM spine s
LEFT JOIN series x ON x.spine_id = s.spine_id
GROUP BY s.spine_id
