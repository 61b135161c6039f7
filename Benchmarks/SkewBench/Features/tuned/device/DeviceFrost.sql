/*
entity: device
reads: { readings: 6h }
features:
  mean_battery_6h:
    type: double?
    about: The mean known charge of the battery in the trailing 6 hours.
    compare: { float_mean: readings.battery }
    decisions: { readings: { window: "(as_of - 6h, as_of]", null_values: { battery: skip } }, empty: null }
  hot_6h:
    type: int
    about: Readings of more than 30 degrees.
    decisions: { readings: { window: "(as_of - 6h, as_of]", null_values: { temperature: skip } }, empty: 0 }
  cold_6h:
    type: int
    about: Readings of less than 5 degrees.
    decisions: { readings: { window: "(as_of - 6h, as_of]", null_values: { temperature: skip } }, empty: 0 }
owner: hardware
*/
SELECT s.spine_id,
       avg(r.battery::float8)                         AS mean_battery_6h,
       count(*) FILTER (WHERE r.temperature > 30.0)   AS hot_6h,
       count(*) FILTER (WHERE r.temperature < 5.0)    AS cold_6h
FROM spine s
LEFT JOIN readings r
       ON r.device_id = s.device_id
      AND r.measured_at >  s.as_of - INTERVAL '6 hours'
      AND r.measured_at <= s.as_of
GROUP BY s.spine_id
