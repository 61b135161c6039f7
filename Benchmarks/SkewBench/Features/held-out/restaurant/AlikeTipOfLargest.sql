/*
entity: restaurant
reads: { tabs: 7d }
features:
  largest_tip:
    type: decimal(6,2)?
    about: The largest tip known by now of the tables opened in the trailing 7 days.
    decisions: { tabs: { window: "(as_of - 7d, as_of]" }, empty: null }
owner: floor
*/
SELECT s.spine_id, t.tip AS largest_tip
FROM spine s
LEFT JOIN LATERAL (
    SELECT x.tip
    FROM tabs x
    WHERE x.restaurant_id = s.restaurant_id
      AND x.opened_at > s.as_of - INTERVAL '168 hours'
      AND x.opened_at <= s.as_of
      AND x.closed_at <= s.as_of
      AND x.total IS NOT NULL
      AND x.tip IS NOT NULL
    ORDER BY x.total DESC, x.opened_at DESC, x.tab_id DESC
    LIMIT 1
) t ON true
