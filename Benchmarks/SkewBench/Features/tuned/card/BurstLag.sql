/*
entity: card
reads: { payments: 30d }
features:
  most_in_three:
    type: int?
    about: >-
      The most items bought by three payments in a row, of those of the trailing 30 days whose quantity is known; where
      there are fewer, by those that there are.
    decisions: { payments: { window: "(as_of - 30d, as_of]", null_values: { quantity: skip } }, empty: null }
owner: risk
*/
SELECT s.spine_id,
       max(b.items) AS most_in_three
FROM spine s
LEFT JOIN (
    SELECT q.spine_id,
           p.quantity::bigint
             + COALESCE(lag(p.quantity, 1) OVER by_time, 0)
             + COALESCE(lag(p.quantity, 2) OVER by_time, 0) AS items
    FROM spine q
    JOIN payments p
      ON p.card_id = q.card_id
     AND p.paid_at >  q.as_of - INTERVAL '720 hours'
     AND p.paid_at <= q.as_of
     AND p.quantity IS NOT NULL
    WINDOW by_time AS (PARTITION BY q.spine_id ORDER BY p.paid_at, p.payment_id)
) b ON b.spine_id = s.spine_id
GROUP BY s.spine_id
