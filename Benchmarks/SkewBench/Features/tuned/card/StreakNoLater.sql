/*
entity: card
reads: { payments: 20d }
features:
  refused_streak:
    type: int
    about: >-
      How many of the latest payments in a row were refused, of those of the trailing 20 days with a status; payments at
      one instant are in the order of their ids.
    decisions:
      payments: { window: "(as_of - 20d, as_of]", null_values: { status: skip } }
      empty: 0
owner: risk
*/
WITH known AS (
    SELECT q.spine_id, p.status, p.paid_at, p.payment_id
    FROM spine q
    JOIN payments p
      ON p.card_id = q.card_id
     AND p.paid_at >  q.as_of - INTERVAL '480 hours'
     AND p.paid_at <= q.as_of
    WHERE p.status IS NOT NULL
)
SELECT s.spine_id,
       (SELECT count(*)
        FROM known k
        WHERE k.spine_id = s.spine_id
          AND k.status = 'refused'
          AND NOT EXISTS (SELECT 1 FROM known x
                          WHERE x.spine_id = k.spine_id
                            AND x.status <> 'refused'
                            AND (x.paid_at, x.payment_id) > (k.paid_at, k.payment_id))) AS refused_streak
FROM spine s
