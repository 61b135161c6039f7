/*
entity: device
reads: { readings: 30d }
features:
  longest_run_days:
    type: int
    about: The most days in a row, by the calendar of Kolkata, with readings of the trailing 30 days.
    decisions: { readings: { window: "(as_of - 30d, as_of]" }, empty: 0, zone: Asia/Kolkata }
  active_days:
    type: int
    about: How many days have any.
    decisions: { readings: { window: "(as_of - 30d, as_of]" }, empty: 0, zone: Asia/Kolkata }
owner: hardware
*/
WITH days AS (
    SELECT DISTINCT q.spine_id, (r.measured_at AT TIME ZONE 'Asia/Kolkata')::date AS day
    FROM spine q
    JOIN readings r
      ON r.device_id = q.device_id
     AND r.measured_at >  q.as_of - INTERVAL '720 hours'
     AND r.measured_at <= q.as_of
),
islands AS (
    SELECT d.spine_id, d.day - (row_number() OVER (PARTITION BY d.spine_id ORDER BY d.day))::int AS island
    FROM days d
),
runs AS (
    SELECT i.spine_id, count(*) AS days
    FROM islands i
    GROUP BY i.spine_id, i.island
)
SELECT s.spine_id,
       COALESCE(max(r.days), 0)            AS longest_run_days,
       COALESCE(sum(r.days), 0)::bigint    AS active_days
FROM spine s
LEFT JOIN runs r ON r.spine_id = s.spine_id
GROUP BY s.spine_id
