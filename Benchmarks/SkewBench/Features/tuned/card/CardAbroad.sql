/*
entity: card
reads:
  payments: 7d
  rates: { within: 8d, by: payments.country }
features:
  last_rate:
    type: double?
    about: >-
      The rate of the country of the last payment of the trailing 7 days: the latest that was quoted in the 24 hours up to
      the payment and is published by as_of.
    decisions: { payments: { window: "(as_of - 7d, as_of]" }, empty: null }
  payments_7d:
    type: int
    about: Payments of the trailing 7 days.
    decisions: { payments: { window: "(as_of - 7d, as_of]" }, empty: 0 }
  unpriced_7d:
    type: int
    about: Those of them for which there is no such rate.
    decisions: { payments: { window: "(as_of - 7d, as_of]" }, empty: 0 }
owner: treasury
*/
WITH priced AS (
    SELECT q.spine_id, r.rate, r.quoted_at,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY p.paid_at DESC, p.payment_id DESC) AS recency
    FROM spine q
    JOIN payments p
      ON p.card_id = q.card_id
     AND p.paid_at >  q.as_of - INTERVAL '168 hours'
     AND p.paid_at <= q.as_of
    LEFT JOIN LATERAL (
        SELECT x.rate, x.quoted_at
        FROM rates x
        WHERE x.country = p.country
          AND x.quoted_at >  p.paid_at - INTERVAL '24 hours'
          AND x.quoted_at <= p.paid_at
          AND x.published_at <= q.as_of
    ) r ON true
)
SELECT s.spine_id,
       max(c.rate) FILTER (WHERE c.recency = 1)                              AS last_rate,
       count(c.recency)                                                      AS payments_7d,
       count(c.recency) FILTER (WHERE c.quoted_at IS NULL)                   AS unpriced_7d
FROM spine s
LEFT JOIN priced c ON c.spine_id = s.spine_id
GROUP BY s.spine_id
