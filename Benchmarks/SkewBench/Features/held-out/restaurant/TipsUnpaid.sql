/*
entity: restaurant
reads: { tabs: 30d }
features:
  tip_percent:
    type: decimal(20,1)?
    about: The tips of the trailing 30 days' tables as a percentage of their totals, of those where both are known by now, to one place.
    decisions: { tabs: { window: "(as_of - 30d, as_of]" }, empty: null, rounding: half_away }
  best_tipped:
    type: text?
    about: The waiter of the table with the largest of these tips, of several that of the table opened last.
    decisions: { empty: null }
owner: floor
*/
WITH paid AS (
    SELECT q.spine_id, t.tab_id, t.opened_at, t.waiter, t.total, t.tip
    FROM spine q
    JOIN tabs t
      ON t.restaurant_id = q.restaurant_id
     AND t.opened_at > q.as_of - INTERVAL '720 hours'
     AND t.opened_at <= q.as_of
    WHERE t.closed_at IS NOT NULL AND t.total IS NOT NULL AND t.tip IS NOT NULL
),
rated AS (
    SELECT p.spine_id, round(100 * sum(p.tip) / NULLIF(sum(p.total), 0), 1) AS percent
    FROM paid p
    GROUP BY p.spine_id
)
SELECT s.spine_id,
       r.percent AS tip_percent,
       (SELECT p.waiter
        FROM paid p
        WHERE p.spine_id = s.spine_id
        ORDER BY p.tip DESC, p.opened_at DESC, p.tab_id DESC
        LIMIT 1) AS best_tipped
FROM spine s
LEFT JOIN rated r USING (spine_id)
