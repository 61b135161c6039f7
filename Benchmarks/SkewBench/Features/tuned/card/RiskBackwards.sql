/*
entity: card
reads: { payments: 21d }
features:
  risk_sum_21d:
    type: double?
    about: The sum of the known risks of the payments of the trailing 21 days.
    compare: { float_sum: payments.risk }
    decisions: { payments: { window: "(as_of - 21d, as_of]", null_values: { risk: skip } }, empty: null }
  risk_mean_21d:
    type: double?
    about: Their mean.
    compare: { float_mean: payments.risk }
    decisions: { payments: { window: "(as_of - 21d, as_of]", null_values: { risk: skip } }, empty: null }
owner: risk
*/
SELECT s.spine_id,
       sum(p.risk::float8)  AS risk_sum_21d,
       avg(p.risk::float8)  AS risk_mean_21d
FROM spine s
LEFT JOIN payments p
       ON p.card_id = s.card_id
      AND p.paid_at >  s.as_of - INTERVAL '504 hours'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id
