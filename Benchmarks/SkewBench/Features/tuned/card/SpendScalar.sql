/*
entity: card
reads: { payments: 9d }
features:
  payments_9d:
    type: int
    about: Payments of the trailing 9 days.
    decisions: { payments: { window: "(as_of - 9d, as_of]" }, empty: 0 }
  spent_9d:
    type: decimal(20,2)
    about: What they came to.
    decisions: { payments: { window: "(as_of - 9d, as_of]" }, empty: 0.00 }
  largest_9d:
    type: decimal(12,2)?
    about: The largest of them.
    decisions: { payments: { window: "(as_of - 9d, as_of]" }, empty: null }
owner: risk
*/
SELECT s.spine_id,
       (SELECT count(*) FROM payments p WHERE p.card_id = s.card_id
           AND p.paid_at > s.as_of - INTERVAL '216 hours' AND p.paid_at <= s.as_of) AS payments_9d,
       (SELECT COALESCE(sum(p.amount), 0) FROM payments p WHERE p.card_id = s.card_id
           AND p.paid_at > s.as_of - INTERVAL '216 hours' AND p.paid_at <= s.as_of) AS spent_9d,
       (SELECT p.amount FROM payments p WHERE p.card_id = s.card_id
           AND p.paid_at > s.as_of - INTERVAL '216 hours' AND p.paid_at <= s.as_of
         ORDER BY p.amount DESC LIMIT 1) AS largest_9d
FROM spine s
