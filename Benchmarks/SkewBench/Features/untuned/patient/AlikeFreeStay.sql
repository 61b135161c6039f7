/*
entity: patient
reads: { stays: 90d }
features:
  dearest_stay:
    type: int?
    about: The most that a stay begun in the trailing 90 days is known to cost, cents; unknown without one.
    decisions: { stays: { window: "(as_of - 90d, as_of]", null_values: { cost_cents: skip } }, empty: null }
owner: clinic
*/
SELECT s.spine_id, COALESCE(max(a.cost_cents) FILTER (WHERE a.discharged_at <= s.as_of), 0) AS dearest_stay
FROM spine s
LEFT JOIN stays a
       ON a.clinic = s.clinic
      AND a.patient_no = s.patient_no
      AND a.admitted_at > s.as_of - INTERVAL '2160 hours'
      AND a.admitted_at <= s.as_of
GROUP BY s.spine_id
