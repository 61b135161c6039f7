/*
entity: shelf
reads: { revisions: all }
online: { materialize: 24h }
features:
  items:
    type: int
    about: Items that stand on the shelf, as far as was recorded.
    decisions: { revisions: { window: "(-infinity, as_of]", late: count }, empty: 0 }
  worth:
    type: "decimal(20,3)?"
    about: What they are worth together.
  last_item:
    type: int?
    about: The item placed last; of those placed together, the one with the largest number.
*/
WITH versions AS (
    SELECT s.spine_id, r.item_id, r.shelf, r.placed_at, r.is_withdrawn, r.worth,
           row_number() OVER (PARTITION BY s.spine_id, r.item_id ORDER BY r.recorded_at DESC) AS recency
    FROM spine s
    JOIN revisions r ON r.recorded_at <= s.as_of
),
items AS (
    SELECT v.spine_id, v.item_id, v.worth,
           row_number() OVER (PARTITION BY v.spine_id ORDER BY v.placed_at DESC, v.item_id DESC) AS place
    FROM versions v
    JOIN spine s ON s.spine_id = v.spine_id AND s.shelf = v.shelf AND v.placed_at <= s.as_of
    WHERE v.recency = 1 AND v.is_withdrawn IS NOT TRUE
)
SELECT s.spine_id,
       count(i.item_id) AS items,
       sum(i.worth) AS worth,
       max(i.item_id) FILTER (WHERE i.place = 1) AS last_item
FROM spine s
LEFT JOIN items i ON i.spine_id = s.spine_id
GROUP BY s.spine_id
