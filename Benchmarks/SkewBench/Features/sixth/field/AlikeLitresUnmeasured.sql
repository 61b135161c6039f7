/*
entity: field
reads: { treatments: 30d }
features:
  mean_litres:
    type: decimal(20,2)?
    about: The mean of the known litres of the treatments of the trailing 30 days, to the hundredth.
    decisions: { treatments: { window: "(as_of - 30d, as_of]" }, empty: null }
owner: agronomy
*/
SELECT s.spine_id, round(sum(t.litres) / NULLIF(count(t.treatment_id), 0), 2) AS mean_litres
FROM spine s
LEFT JOIN treatments t
       ON t.farm = s.farm AND t.field_no = s.field_no
      AND t.treated_at > s.as_of - INTERVAL '720 hours'
      AND t.treated_at <= s.as_of
GROUP BY s.spine_id
