/*
entity: card
reads: { payments: 30d }
features:
  payments_below_10:
    type: int
    about: >-
      Payments of the trailing 30 days up to which, itself included, fewer than 10 items had been bought in those days; by
      time, then by id, unknown quantities as none.
    decisions: { empty: 0 }
owner: risk
*/
WITH filling AS (
    SELECT q.spine_id,
           sum(COALESCE(p.quantity, 0)) OVER (PARTITION BY q.spine_id ORDER BY p.paid_at, p.payment_id) AS items
    FROM spine q
    JOIN payments p
      ON p.card_id = q.card_id
     AND p.paid_at >  q.as_of - INTERVAL '720 hours'
     AND p.paid_at <= q.as_of
)
SELECT s.spine_id,
       count(f.items) FILTER (WHERE f.items < 10) AS payments_below_10
FROM spine s
LEFT JOIN filling f ON f.spine_id = s.spine_id
GROUP BY s.spine_id
