/*
entity: card
reads: { payments: 30d }
features:
  shortest_gap_ms:
    type: int?
    about: The shortest time between two payments in a row of the trailing 30 days, whole milliseconds, rounded down.
    decisions: { payments: { window: "(as_of - 30d, as_of]" }, empty: null, rounding: floor }
owner: risk
*/
WITH gaps AS (
    SELECT q.spine_id,
           p.paid_at - lag(p.paid_at) OVER (PARTITION BY q.spine_id ORDER BY p.paid_at, p.payment_id) AS gap
    FROM spine q
    JOIN payments p
      ON p.card_id = q.card_id
     AND p.paid_at >  q.as_of - INTERVAL '720 hours'
     AND p.paid_at <= q.as_of
)
SELECT s.spine_id,
       floor(extract(epoch FROM min(g.gap)) * 1000)::bigint AS shortest_gap_ms
FROM spine s
LEFT JOIN gaps g ON g.spine_id = s.spine_id
GROUP BY s.spine_id
