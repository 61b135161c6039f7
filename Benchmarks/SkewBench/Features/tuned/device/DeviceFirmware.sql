/*
entity: device
reads: { readings: 24h }
features:
  steps_24h:
    type: int
    about: The steps of the trailing 24 hours together.
    decisions: { readings: { window: "(as_of - 24h, as_of]", null_values: { steps: skip } }, empty: 0 }
  range_24h:
    type: int?
    about: The difference between the most and the fewest steps of a reading.
    decisions: { readings: { window: "(as_of - 24h, as_of]", null_values: { steps: skip } }, empty: null }
  last_firmware:
    type: text?
    about: The largest firmware by code point.
    decisions: { readings: { window: "(as_of - 24h, as_of]", null_values: { firmware: skip } }, empty: null }
owner: hardware
*/
SELECT s.spine_id,
       COALESCE(sum(r.steps), 0)               AS steps_24h,
       max(r.steps)::bigint - min(r.steps)     AS range_24h,
       max(r.firmware COLLATE "C")             AS last_firmware
FROM spine s
LEFT JOIN readings r
       ON r.device_id = s.device_id
      AND r.measured_at >  s.as_of - INTERVAL '24 hours'
      AND r.measured_at <= s.as_of
GROUP BY s.spine_id
