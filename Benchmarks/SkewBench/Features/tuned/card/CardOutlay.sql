/*
entity: card
reads: { payments: 30d }
features:
  payments_30d:
    type: int
    about: Payments of the trailing 30 days.
    decisions: { payments: { window: "(as_of - 30d, as_of]" }, empty: 0 }
  spent_30d:
    type: decimal(20,2)
    about: What they came to.
    decisions: { payments: { window: "(as_of - 30d, as_of]" }, empty: 0.00 }
  largest_30d:
    type: decimal(12,2)?
    about: The largest of them.
    decisions: { payments: { window: "(as_of - 30d, as_of]" }, empty: null }
owner: risk
*/
SELECT s.spine_id,
       count(p.payment_id)            AS payments_30d,
       COALESCE(sum(p.amount), 0.00)  AS spent_30d,
       max(p.amount)                  AS largest_30d
FROM spine s
LEFT JOIN payments p
       ON p.card_id = s.card_id
      AND p.paid_at >= s.as_of - INTERVAL '720 hours'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id
