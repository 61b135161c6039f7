/*
entity: device
reads: { readings: 24h }
features:
  goal_percent:
    type: int?
    about: The most steps of a reading of the trailing 24 hours, in percent of 8,000, the fraction cut off.
    decisions: { readings: { window: "(as_of - 24h, as_of]", null_values: { steps: skip } }, empty: null, rounding: toward_zero }
  span_24h:
    type: int?
    about: How many whole milliseconds lie between the first reading and the last.
    decisions: { readings: { window: "(as_of - 24h, as_of]" }, empty: null, rounding: floor }
owner: hardware
*/
SELECT s.spine_id,
       max(r.steps)::bigint * 100 / 8000                                                      AS goal_percent,
       floor(extract(epoch FROM max(r.measured_at) - min(r.measured_at)) * 1000)::bigint      AS span_24h
FROM spine s
LEFT JOIN readings r
       ON r.device_id = s.device_id
      AND r.measured_at >  s.as_of - INTERVAL '24 hours'
      AND r.measured_at <= s.as_of
GROUP BY s.spine_id
