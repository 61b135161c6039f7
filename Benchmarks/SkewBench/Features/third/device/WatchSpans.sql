/*
entity: device
reads: { readings: 12h }
features:
  low_reads:
    type: int
    about: Readings of the trailing 12 hours with a battery of 0.2 or less.
    decisions: { readings: { window: "(as_of - 12h, as_of]", null_values: { battery: skip } }, empty: 0 }
  lowest:
    type: double?
    about: The lowest battery.
    decisions: { readings: { window: "(as_of - 12h, as_of]", null_values: { battery: skip } }, empty: null }
  silent_minutes:
    type: int?
    about: Whole minutes since the last reading of those 12 hours.
    decisions: { readings: { window: "(as_of - 12h, as_of]" }, empty: null, rounding: floor }
owner: hardware
*/
SELECT s.spine_id,
       count(*) FILTER (WHERE r.battery <= 0.2)                                     AS low_reads,
       min(r.battery)::float8                                                       AS lowest,
       floor(extract(epoch FROM s.as_of - max(r.measured_at)) / 60)::bigint         AS silent_minutes
FROM spine s
LEFT JOIN readings r
       ON r.device_id = s.device_id
      AND r.measured_at >  s.as_of - INTERVAL '12 hours'
      AND r.measured_at <= s.as_of
GROUP BY s.spine_id, s.as_of
