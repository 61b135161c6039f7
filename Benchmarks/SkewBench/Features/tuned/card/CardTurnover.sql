/*
entity: card
reads: { payments: 3d }
features:
  payments_3d:
    type: int
    about: Payments of the trailing 3 days.
    decisions: { payments: { window: "(as_of - 3d, as_of]" }, empty: 0 }
  spent_3d:
    type: decimal(20,2)
    about: What they came to.
    decisions: { payments: { window: "(as_of - 3d, as_of]" }, empty: 0.00 }
  largest_3d:
    type: decimal(12,2)?
    about: The largest of them.
    decisions: { payments: { window: "(as_of - 3d, as_of]" }, empty: null }
owner: risk
*/
SELECT s.spine_id,
       count(p.payment_id)            AS payments_3d,
       COALESCE(sum(p.amount), 0.00)  AS spent_3d,
       max(p.amount)                  AS largest_3d
FROM spine s
LEFT JOIN payments p
       ON p.card_id = s.card_id
      AND p.paid_at >  s.as_of - INTERVAL '72 hours'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id
