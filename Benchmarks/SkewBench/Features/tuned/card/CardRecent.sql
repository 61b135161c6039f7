/*
entity: card
reads: { payments: 30d }
features:
  last_channel:
    type: text?
    about: Where the card paid last in the trailing 30 days; of payments at one instant the one with the largest id.
    decisions: { payments: { window: "(as_of - 30d, as_of]", ties: [paid_at desc, payment_id desc] }, empty: null }
  last_amount:
    type: decimal(12,2)?
    about: What that payment came to.
    decisions: { payments: { window: "(as_of - 30d, as_of]", ties: [paid_at desc, payment_id desc] }, empty: null }
owner: risk
*/
WITH ranked AS (
    SELECT q.spine_id, p.channel, p.amount,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY p.paid_at, p.payment_id) AS recency
    FROM spine q
    JOIN payments p
      ON p.card_id = q.card_id
     AND p.paid_at >  q.as_of - INTERVAL '720 hours'
     AND p.paid_at <= q.as_of
)
SELECT s.spine_id,
       r.channel  AS last_channel,
       r.amount   AS last_amount
FROM spine s
LEFT JOIN ranked r ON r.spine_id = s.spine_id AND r.recency = 1
