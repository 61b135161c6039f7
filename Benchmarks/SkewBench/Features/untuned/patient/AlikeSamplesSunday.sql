/*
entity: patient
reads: { samples: 8d }
features:
  samples_this_week:
    type: int
    about: Samples drawn since Monday began, UTC.
    decisions: { samples: { window: "[start_of_week, as_of]" }, empty: 0, zone: UTC, week_start: monday }
owner: clinic
*/
SELECT s.spine_id, count(p.sample_id) AS samples_this_week
FROM spine s
LEFT JOIN samples p
       ON p.clinic = s.clinic
      AND p.patient_no = s.patient_no
      AND p.drawn_at <= s.as_of
      AND p.drawn_at >= date_trunc('week', s.as_of + INTERVAL '24 hours', 'UTC') - INTERVAL '24 hours'
GROUP BY s.spine_id
