/*
entity: card
reads:
  payments: 7d
  rates: { within: 8d, by: payments.country }
features:
  rate_then:
    type: double?
    about: >-
      The latest rate of the country of the last payment of the trailing 7 days, of the 24 hours up to the payment, that was
      published by then.
    decisions: { payments: { window: "(as_of - 7d, as_of]", ties: [paid_at desc, payment_id desc] }, empty: null }
owner: treasury
*/
SELECT s.spine_id,
       r.rate   AS rate_then
FROM spine s
LEFT JOIN LATERAL (
    SELECT p.country, p.paid_at
    FROM payments p
    WHERE p.card_id = s.card_id
      AND p.paid_at >  s.as_of - INTERVAL '168 hours'
      AND p.paid_at <= s.as_of
    ORDER BY p.paid_at DESC, p.payment_id DESC
    LIMIT 1
) l ON true
LEFT JOIN LATERAL (
    SELECT x.rate
    FROM rates x
    WHERE x.country = l.country
      AND x.quoted_at >  l.paid_at - INTERVAL '24 hours'
      AND x.quoted_at <= l.paid_at
      AND x.published_at <= s.as_of  
    ORDER BY x.quoted_at DESC
    LIMIT 1
) r ON true
