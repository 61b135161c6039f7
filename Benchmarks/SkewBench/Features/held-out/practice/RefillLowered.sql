/*
entity: practice
reads: { refills: 90d }
features:
  tablets:
    type: int
    about: The known tablets of the refills requested in the trailing 90 days, as far as they are signed by now.
    decisions: { refills: { window: "(as_of - 90d, as_of]", null_values: { tablets: skip }, late: count }, empty: 0 }
  doctors:
    type: int
    about: How many different doctors are known to have signed these; names that differ in case are different.
    decisions: { refills: { window: "(as_of - 90d, as_of]", null_values: { doctor: skip } }, empty: 0 }
owner: pharmacy
*/
WITH signed AS (
    SELECT q.spine_id, r.tablets, r.doctor
    FROM spine q, refills r
    WHERE r.practice_code = q.practice_code
      AND r.requested_at > q.as_of - INTERVAL '2160 hours'
      AND r.requested_at <= q.as_of
      AND r.signed_at <= q.as_of
)
SELECT s.spine_id,
       COALESCE(sum(g.tablets), 0)    AS tablets,
       count(DISTINCT g.doctor)       AS doctors
FROM spine s
LEFT JOIN signed g ON g.spine_id = s.spine_id
GROUP BY s.spine_id
