/*
entity: card
reads: { payments: 21d }
features:
  payments_21d:
    type: int
    about: Payments of the trailing 21 days.
    decisions: { payments: { window: "(as_of - 21d, as_of]" }, empty: 0 }
  spent_21d:
    type: decimal(20,2)
    about: What they came to.
    decisions: { payments: { window: "(as_of - 21d, as_of]" }, empty: 0.00 }
  largest_21d:
    type: decimal(12,2)?
    about: The largest of them.
    decisions: { payments: { window: "(as_of - 21d, as_of]" }, empty: null }
owner: risk
*/
SELECT s.spine_id,
       COALESCE(sum(CASE WHEN p.payment_id IS NULL THEN 0 ELSE 1 END), 0) AS payments_21d,
       COALESCE(sum(p.amount), 0.00)  AS spent_21d,
       max(p.amount)                  AS largest_21d
FROM spine s
LEFT JOIN payments p
       ON p.card_id = s.card_id
      AND p.paid_at >  s.as_of - INTERVAL '504 hours'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id
