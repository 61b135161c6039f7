/*
entity: card
reads: { payments: 7d }
features:
  payments_7d:
    type: int
    about: Payments of the trailing 7 days.
    decisions: { payments: { window: "(as_of - 7d, as_of]" }, empty: 0 }
  spent_7d:
    type: decimal(20,2)
    about: What they came to.
    decisions: { payments: { window: "(as_of - 7d, as_of]" }, empty: 0.00 }
  largest_7d:
    type: decimal(12,2)?
    about: The largest of them.
    decisions: { payments: { window: "(as_of - 7d, as_of]" }, empty: null }
owner: risk
*/
SELECT s.spine_id,
       count(p.payment_id)            AS payments_7d,
       COALESCE(sum(p.amount), 0.00)  AS spent_7d,
       max(p.amount)                  AS largest_7d
FROM spine s
LEFT JOIN payments p
       ON p.card_id = s.card_id
      AND p.paid_at >  s.as_of - INTERVAL '192 hours'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id
