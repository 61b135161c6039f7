/*
entity: device
reads: { readings: 48h }
features:
  low_share:
    type: double?
    about: The share of the readings of the trailing 48 hours with a battery of at most 0.15, of those that say.
    decisions: { readings: { window: "(as_of - 48h, as_of]", null_values: { battery: skip } }, empty: null }
  steps_total:
    type: int
    about: The known steps of these hours.
    decisions: { readings: { window: "(as_of - 48h, as_of]", null_values: { steps: skip } }, empty: 0 }
  firmwares:
    type: "list(text, ordered)"
    about: The different kinds of firmware of these hours, by code point.
    decisions: { readings: { window: "(as_of - 48h, as_of]", null_values: { firmware: skip } }, empty: [] }
owner: hardware
*/
SELECT s.spine_id,
       (count(*) FILTER (WHERE r.battery <= 0.05))::float8 / NULLIF(count(r.battery), 0)     AS low_share,
       COALESCE(sum(r.steps), 0)                                                            AS steps_total,
       COALESCE(array_agg(DISTINCT r.firmware COLLATE "C" ORDER BY r.firmware COLLATE "C")
                    FILTER (WHERE r.firmware IS NOT NULL), '{}')                             AS firmwares
FROM spine s
LEFT JOIN readings r
       ON r.device_id = s.device_id
      AND r.measured_at > s.as_of - INTERVAL '48 hours'
      AND r.measured_at <= s.as_of
GROUP BY s.spine_id
