/*
entity: practice
reads: { refills: 60d }
features:
  mean_dose:
    type: decimal(14,3)?
    about: The mean of the known doses of the trailing 60 days' refills, to three places.
    decisions: { refills: { window: "(as_of - 60d, as_of]", null_values: { dose_mg: skip } }, empty: null, rounding: half_away }
  median_tablets:
    type: double?
    about: The median of their known tablets, between the two in the middle where there are two.
    decisions: { refills: { window: "(as_of - 60d, as_of]", null_values: { tablets: skip } }, empty: null }
owner: pharmacy
*/
SELECT s.spine_id,
       round(avg(r.dose_mg), 3)                                   AS mean_dose,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY r.tablets)     AS median_tablets
FROM spine s
LEFT JOIN refills r
       ON r.practice_code = s.practice_code
      AND r.signed_at <= s.as_of
      AND r.requested_at BETWEEN s.as_of - INTERVAL '1440 hours' + INTERVAL '1 microsecond' AND s.as_of
GROUP BY s.spine_id
