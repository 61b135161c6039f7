/*
entity: card
reads: { payments: 45d }
features:
  median_amount_45d:
    type: decimal(12,2)?
    about: The middle amount of the payments of the trailing 45 days, the lower of the middle two where there is none.
    decisions: { payments: { window: "(as_of - 45d, as_of]" }, empty: null }
  above_median_45d:
    type: int
    about: How many of them came to more than that.
    decisions: { payments: { window: "(as_of - 45d, as_of]" }, empty: 0 }
owner: risk
*/
WITH recent AS (
    SELECT q.spine_id, p.amount
    FROM spine q
    JOIN payments p
      ON p.card_id = q.card_id
     AND p.paid_at >  q.as_of - INTERVAL '1080 hours'
     AND p.paid_at <= q.as_of
),
middle AS (
    SELECT r.spine_id, percentile_disc(0.5) WITHIN GROUP (ORDER BY r.amount) AS amount
    FROM recent r
    GROUP BY r.spine_id
)
SELECT s.spine_id,
       m.amount                               AS median_amount_45d,
       (SELECT count(*) FROM recent r
        WHERE r.spine_id = s.spine_id
          AND r.amount > m.amount)            AS above_median_45d
FROM spine s
LEFT JOIN middle m ON m.spine_id = s.spine_id
