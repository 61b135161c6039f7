/*
entity: merchant
reads: { payments: 7d }
features:
  payments_7d:
    type: int
    about: Payments to the merchant in the trailing 7 days.
    decisions: { payments: { window: "(as_of - 7d, as_of]" }, empty: 0 }
  cards_7d:
    type: int
    about: By how many cards.
    decisions: { payments: { window: "(as_of - 7d, as_of]" }, empty: 0 }
owner: sales
*/
SELECT s.spine_id,
       count(p.payment_id)        AS payments_7d,
       count(DISTINCT p.card_id)  AS cards_7d
FROM spine s
LEFT JOIN payments p
       ON p.country = s.country
      AND p.merchant_code = s.merchant_code
      AND p.paid_at >  s.as_of - INTERVAL '168 hours'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id
