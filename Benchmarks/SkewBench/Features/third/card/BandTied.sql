/*
entity: card
reads: { payments: 21d }
features:
  last_band:
    type: text?
    about: The band of the last payment of the trailing 21 days; small below 10, large from 100 on.
    decisions: { payments: { window: "(as_of - 21d, as_of]" }, empty: null }
  large_payments:
    type: int
    about: How many of them are large.
    decisions: { payments: { window: "(as_of - 21d, as_of]" }, empty: 0 }
owner: risk
*/
WITH banded AS (
    SELECT q.spine_id, p.paid_at, p.payment_id,
           CASE WHEN p.amount < 10 THEN 'small'
                WHEN p.amount < 100 THEN 'medium'
                ELSE 'large' END AS band
    FROM spine q
    JOIN payments p ON p.card_id = q.card_id
    WHERE p.paid_at > q.as_of - INTERVAL '504 hours' AND p.paid_at <= q.as_of
)
SELECT s.spine_id,
       (array_agg(b.band ORDER BY b.paid_at DESC))[1]  AS last_band,
       count(*) FILTER (WHERE b.band = 'large')                           AS large_payments
FROM spine s
LEFT JOIN banded b ON b.spine_id = s.spine_id
GROUP BY s.spine_id
