/*
entity: restaurant
reads: { tab_lines: 14d }
features:
  weekend_portions:
    type: int
    about: Portions ordered on Saturdays and Sundays in Berlin in the trailing 14 days, not known to be voided.
    decisions: { tab_lines: { window: "(as_of - 14d, as_of]" }, empty: 0, zone: Europe/Berlin }
  top_dish:
    type: text?
    about: The dish with the most portions of these days, whatever the weekday; of several the first by code point.
    decisions: { tab_lines: { window: "(as_of - 14d, as_of]" }, empty: null }
owner: kitchen
*/
WITH served AS (
    SELECT q.spine_id, l.dish, l.quantity,
           extract(isodow FROM l.ordered_at AT TIME ZONE 'Europe/Berlin')::int AS weekday
    FROM spine q
    JOIN tab_lines l
      ON l.restaurant_id = q.restaurant_id
     AND l.ordered_at > q.as_of - INTERVAL '336 hours'
     AND l.ordered_at <= q.as_of
    WHERE l.voided_at IS NULL OR l.voided_at > q.as_of
)
SELECT s.spine_id,
       COALESCE((SELECT sum(v.quantity) FROM served v WHERE v.spine_id = s.spine_id AND v.weekday IN (6, 7)), 0) AS weekend_portions,
       (SELECT v.dish
        FROM served v
        WHERE v.spine_id = s.spine_id
        GROUP BY v.dish
        ORDER BY count(*) DESC, v.dish COLLATE "C"
        LIMIT 1)                                                                                                  AS top_dish
FROM spine s
