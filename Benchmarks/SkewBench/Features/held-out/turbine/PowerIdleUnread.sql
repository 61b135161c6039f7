/*
entity: turbine
reads: { power_readings: 24h }
features:
  mean_kw:
    type: double?
    about: The mean of the power known of the trailing 24 hours, as far as received by now.
    compare: { float_mean: power_readings.kw }
    decisions: { power_readings: { window: "(as_of - 24h, as_of]", null_values: { kw: skip }, late: count }, empty: null }
  producing:
    type: int
    about: Readings of these hours with more than 0 kW; NaN is more than anything.
    decisions: { power_readings: { window: "(as_of - 24h, as_of]", null_values: { kw: skip } }, empty: 0 }
owner: grid
*/
SELECT s.spine_id,
       avg(COALESCE(p.kw::float8, 0))                                AS mean_kw,
       count(*) FILTER (WHERE p.kw::float8 > 0)         AS producing
FROM spine s
LEFT JOIN power_readings p
       ON p.farm = s.farm AND p.turbine_no = s.turbine_no
      AND p.received_at <= s.as_of
      AND p.read_at > s.as_of - INTERVAL '24 hours'
      AND p.read_at <= s.as_of
GROUP BY s.spine_id
