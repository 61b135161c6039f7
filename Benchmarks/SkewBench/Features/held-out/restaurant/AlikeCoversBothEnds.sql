/*
entity: restaurant
reads: { tabs: 8d }
features:
  guests:
    type: int
    about: The known guests of the tables opened in the trailing 7 days.
    decisions: { tabs: { window: "(as_of - 7d, as_of]", null_values: { guests: skip } }, empty: 0 }
owner: floor
*/
SELECT s.spine_id, COALESCE(sum(t.guests), 0) AS guests
FROM spine s
LEFT JOIN tabs t
       ON t.restaurant_id = s.restaurant_id
      AND t.opened_at BETWEEN s.as_of - INTERVAL '168 hours' AND s.as_of
GROUP BY s.spine_id
