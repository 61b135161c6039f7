/*
entity: card
reads: { payments: 14d }
features:
  mean_quantity_14d:
    type: double?
    about: The mean known quantity of the payments of the trailing 14 days.
    compare: { float_mean: payments.quantity }
    decisions: { payments: { window: "(as_of - 14d, as_of]", null_values: { quantity: skip } }, empty: null }
owner: risk
*/
SELECT s.spine_id,
       (avg(COALESCE(p.quantity, 0)) FILTER (WHERE p.payment_id IS NOT NULL))::float8 AS mean_quantity_14d
FROM spine s
LEFT JOIN payments p
       ON p.card_id = s.card_id
      AND p.paid_at >  s.as_of - INTERVAL '336 hours'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id
