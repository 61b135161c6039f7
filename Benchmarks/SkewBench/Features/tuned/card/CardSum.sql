/*
entity: card
reads: { payments: 4d }
features:
  payments_4d:
    type: int
    about: Payments of the trailing 4 days.
    decisions: { payments: { window: "(as_of - 4d, as_of]" }, empty: 0 }
  spent_4d:
    type: decimal(20,2)?
    about: What they came to.
    decisions: { payments: { window: "(as_of - 4d, as_of]" }, empty: 0.00 }
  largest_4d:
    type: decimal(12,2)?
    about: The largest of them.
    decisions: { payments: { window: "(as_of - 4d, as_of]" }, empty: null }
owner: risk
*/
SELECT s.spine_id,
       count(p.payment_id)            AS payments_4d,
       sum(p.amount) AS spent_4d,
       max(p.amount)                  AS largest_4d
FROM spine s
LEFT JOIN payments p
       ON p.card_id = s.card_id
      AND p.paid_at >  s.as_of - INTERVAL '96 hours'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id
