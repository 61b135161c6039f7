/*
entity: customer
reads: { profiles: all }
features:
  tier_changes:
    type: int
    about: How often the tier changed, to or from an unknown one too; the first record changes nothing.
    decisions: { profiles: { window: "(-infinity, as_of]" }, empty: 0 }
  points_gained:
    type: int
    about: The points by which records exceed the known points of the record before that has any, together.
    decisions: { profiles: { window: "(-infinity, as_of]", null_values: { points: skip } }, empty: 0 }
owner: growth
*/
WITH record AS (
    SELECT q.spine_id, p.changed_at, p.tier, p.points,
           lead(p.tier) OVER (PARTITION BY q.spine_id ORDER BY p.changed_at)          AS tier_behind,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY p.changed_at DESC)     AS place
    FROM spine q
    JOIN profiles p ON p.customer_id = q.customer_id AND p.changed_at <= q.as_of
),
pointed AS (
    SELECT r.spine_id,
           GREATEST(r.points::bigint - lag(r.points::bigint)
                                           OVER (PARTITION BY r.spine_id ORDER BY r.changed_at), 0) AS gained
    FROM record r
    WHERE r.points IS NOT NULL
)
SELECT s.spine_id,
       (SELECT count(*) FROM record r
        WHERE r.spine_id = s.spine_id
          AND r.place > 1
          AND r.tier IS DISTINCT FROM r.tier_behind)                                  AS tier_changes,
       (SELECT COALESCE(sum(g.gained), 0)::bigint FROM pointed g
        WHERE g.spine_id = s.spine_id)                                                AS points_gained
FROM spine s
