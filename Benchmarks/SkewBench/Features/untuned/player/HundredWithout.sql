/*
entity: player
reads: { purchases: 90d }
features:
  spent_90d:
    type: decimal(20,2)
    about: What was spent in the trailing 90 days on what was not a gift; what does not say is none.
    decisions: { purchases: { window: "(as_of - 90d, as_of]", null_values: { is_gift: count } }, empty: 0.00 }
  families:
    type: int
    about: How many kinds of goods were bought in these days, by what stands before the first hyphen of the sku.
    decisions: { purchases: { window: "(as_of - 90d, as_of]" }, empty: 0 }
  days_to_100:
    type: int?
    about: Whole days of 24 hours from the first purchase of these days to the one with which 100.00 was reached; NULL where it was not.
    decisions: { empty: null }
owner: play
*/
WITH running AS (
    SELECT q.spine_id, b.bought_at, b.sku, b.price, b.is_gift,
           min(b.bought_at) OVER (PARTITION BY q.spine_id)                                AS first_at,
           sum(b.price) OVER (PARTITION BY q.spine_id ORDER BY b.bought_at, b.purchase_id
                              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)           AS so_far
    FROM spine q
    JOIN purchases b
      ON b.player_id = q.player_id
     AND b.bought_at > q.as_of - INTERVAL '2160 hours'
     AND b.bought_at <= q.as_of
)
SELECT s.spine_id,
       COALESCE(sum(r.price) FILTER (WHERE r.is_gift IS NOT TRUE), 0.00)                              AS spent_90d,
       count(DISTINCT split_part(r.sku, '-', 1))                                                      AS families,
       min(floor(extract(epoch FROM r.bought_at - r.first_at) / 86400))
           FILTER (WHERE r.so_far >= 100)::bigint                                                     AS days_to_100
FROM spine s
LEFT JOIN running r USING (spine_id)
GROUP BY s.spine_id
