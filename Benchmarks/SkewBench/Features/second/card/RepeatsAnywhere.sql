/*
entity: card
reads: { payments: 1d 10m }
features:
  repeats_24h:
    type: int
    about: >-
      Payments of the trailing 24 hours behind one of the same amount to the same merchant within 10 minutes; payments at
      one instant are in the order of their ids.
    decisions: { empty: 0 }
owner: risk
*/
SELECT s.spine_id,
       count(p.payment_id)   AS repeats_24h
FROM spine s
LEFT JOIN payments p
       ON p.card_id = s.card_id
      AND p.paid_at >  s.as_of - INTERVAL '24 hours'
      AND p.paid_at <= s.as_of
      AND EXISTS (SELECT 1
                  FROM payments e
                  WHERE e.card_id = s.card_id
                    AND e.country = p.country
                    AND e.merchant_code = p.merchant_code
                    AND e.amount = p.amount
                    AND e.paid_at >= p.paid_at - INTERVAL '10 minutes'
                    AND (e.paid_at, e.payment_id) < (p.paid_at, p.payment_id))
GROUP BY s.spine_id
