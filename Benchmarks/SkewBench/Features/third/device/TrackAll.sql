/*
entity: device
reads: { readings: 7d }
features:
  majors_7d:
    type: int
    about: How many different texts stood before the first dot of the firmware in the trailing 7 days.
    decisions: { readings: { window: "(as_of - 7d, as_of]", null_values: { firmware: skip } }, empty: 0 }
  has_beta:
    type: bool
    about: Whether beta stood anywhere in one.
    decisions: { readings: { window: "(as_of - 7d, as_of]", null_values: { firmware: skip } }, empty: false }
owner: hardware
*/
SELECT s.spine_id,
       count(DISTINCT split_part(r.firmware, '.', 1))           AS majors_7d,
       COALESCE(bool_or(strpos(r.firmware, 'beta') > 0), false) AS has_beta
FROM spine s
LEFT JOIN readings r
       ON r.device_id = s.device_id
      AND r.measured_at >  s.as_of - INTERVAL '168 hours'
      AND r.measured_at <= s.as_of
GROUP BY s.spine_id
