/*
entity: device
reads: { readings: 6h }
features:
  covered_quarters:
    type: int
    about: In how many quarters of an hour of UTC there were readings in the trailing 6 hours.
    decisions: { readings: { window: "(as_of - 6h, as_of]" }, empty: 0 }
  most_in_quarter:
    type: int
    about: The most readings in one of them.
    decisions: { readings: { window: "(as_of - 6h, as_of]" }, empty: 0 }
owner: hardware
*/
SELECT s.spine_id,
       count(b.quarter)              AS covered_quarters,
       COALESCE(max(b.readings), 0)  AS most_in_quarter
FROM spine s
LEFT JOIN LATERAL (
    SELECT extract(minute FROM r.measured_at AT TIME ZONE 'UTC')::int / 15 AS quarter,
           count(*) AS readings
    FROM readings r
    WHERE r.device_id = s.device_id
      AND r.measured_at >  s.as_of - INTERVAL '6 hours'
      AND r.measured_at <= s.as_of
    GROUP BY 1
) b ON true
GROUP BY s.spine_id
