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
SELECT s.spine_id,
       p.channel  AS last_channel,
       p.amount   AS last_amount
FROM spine s
LEFT JOIN payments p
       ON p.card_id = s.card_id
      AND p.paid_at >  s.as_of - INTERVAL '720 hours'
      AND p.paid_at <= s.as_of
      AND NOT EXISTS (
          SELECT 1 FROM payments x
          WHERE x.card_id = p.card_id
            AND x.paid_at <= s.as_of
            AND (x.paid_at, x.payment_id) > (p.paid_at, p.payment_id))
