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
           sum(p.quantity) OVER (PARTITION BY q.spine_id ORDER BY p.paid_at, p.payment_id
                                 ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS items
    FROM spine q
    JOIN payments p
      ON p.card_id = q.card_id
     AND p.paid_at >  q.as_of - INTERVAL '720 hours'
     AND p.paid_at <= q.as_of
     AND p.quantity IS NOT NULL
) b ON b.spine_id = s.spine_id
GROUP BY s.spine_id
