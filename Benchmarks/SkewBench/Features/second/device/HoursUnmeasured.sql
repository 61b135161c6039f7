/*
entity: device
reads: { readings: 3d }
features:
  busiest_hour_steps:
    type: int?
    about: The most known steps of a full hour of UTC, of the trailing 3 days.
    decisions: { readings: { window: "(as_of - 3d, as_of]", null_values: { steps: skip } }, empty: null, zone: UTC }
  active_hours:
    type: int
    about: Hours with more than 100 steps.
    decisions: { readings: { window: "(as_of - 3d, as_of]", null_values: { steps: skip } }, empty: 0, zone: UTC }
owner: hardware
*/
SELECT s.spine_id,
       max(h.steps)                                AS busiest_hour_steps,
       count(*) FILTER (WHERE h.steps > 100)       AS active_hours
FROM spine s
LEFT JOIN (
    SELECT q.spine_id, date_trunc('hour', r.measured_at, 'UTC') AS starts_at, sum(r.steps) AS steps
    FROM spine q
    JOIN readings r
      ON r.device_id = q.device_id
     AND r.measured_at >  q.as_of - INTERVAL '72 hours'
     AND r.measured_at <= q.as_of
    GROUP BY q.spine_id, date_trunc('hour', r.measured_at, 'UTC')
) h ON h.spine_id = s.spine_id
GROUP BY s.spine_id
