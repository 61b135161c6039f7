/*
entity: player
reads: { matches: 7d }
features:
  same_slots:
    type: int
    about: In how many slots the last two matches of the trailing 7 days had the same item.
    decisions: { empty: 0 }
  loadout_size:
    type: int?
    about: How many items the last of them had.
    decisions: { matches: { window: "(as_of - 7d, as_of]" }, empty: null }
owner: play
*/
WITH recent AS (
    SELECT q.spine_id, m.items,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY m.started_at DESC, m.match_id DESC) AS recency
    FROM spine q
    JOIN matches m
      ON m.player_id = q.player_id
     AND m.started_at >  q.as_of - INTERVAL '168 hours'
     AND m.started_at <= q.as_of
)
SELECT s.spine_id,
       (SELECT count(*)
        FROM generate_series(1, cardinality(a.items)) AS g(slot)
        WHERE a.items[g.slot] = b.items[g.slot])                AS same_slots,
       cardinality(a.items)                                     AS loadout_size
FROM spine s
LEFT JOIN recent a ON a.spine_id = s.spine_id AND a.recency = 1
LEFT JOIN recent b ON b.spine_id = s.spine_id AND b.recency = 2
