/*
entity: restaurant
reads: { tabs: 26h }
features:
  covers_today:
    type: int
    about: The known guests of the tables opened since midnight in New York.
    decisions: { tabs: { window: "[start_of_day, as_of]", null_values: { guests: skip } }, empty: 0, zone: America/New_York }
  open_tables:
    type: int
    about: Those tables that are not known to have closed.
    decisions: { tabs: { window: "[start_of_day, as_of]" }, empty: 0, zone: America/New_York }
owner: floor
*/
SELECT s.spine_id,
       COALESCE(sum(t.guests), 0)                                                         AS covers_today,
       count(t.tab_id) FILTER (WHERE t.closed_at IS NULL OR t.closed_at > s.as_of)        AS open_tables
FROM spine s
LEFT JOIN tabs t
       ON t.restaurant_id = s.restaurant_id
      AND t.opened_at >= date_trunc('day', s.as_of, 'America/New_York')
      AND t.opened_at <= s.as_of
GROUP BY s.spine_id
