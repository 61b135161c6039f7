/*
entity: card
reads: { payments: 20d }
features:
  within_last_100:
    type: int
    about: >-
      Payments of the trailing 20 days behind which less than 100.00 was paid; payments at one instant are in the order of
      their ids.
    decisions: { payments: { window: "(as_of - 20d, as_of]" }, empty: 0 }
owner: risk
*/
WITH totals AS (
    SELECT q.spine_id, p.amount,
           sum(p.amount) OVER (PARTITION BY q.spine_id ORDER BY p.paid_at DESC) AS running
    FROM spine q
    JOIN payments p
      ON p.card_id = q.card_id
     AND p.paid_at >  q.as_of - INTERVAL '480 hours'
     AND p.paid_at <= q.as_of
)
SELECT s.spine_id,
       count(*) FILTER (WHERE t.running - t.amount < 100.00)   AS within_last_100
FROM spine s
LEFT JOIN totals t ON t.spine_id = s.spine_id
GROUP BY s.spine_id
