/*
entity: thing
reads: { things: all }
features:
  rows: { type: int, about: How many rows. }
  sum_tiny: { type: int?, about: The sum of the smallints. }
  sum_small: { type: int?, about: The sum of the integers. }
  sum_cents: { type: "decimal(38,2)?", about: The sum of the short decimals. }
  largest_price: { type: "decimal(38,10)?", about: The largest long decimal. }
  last_label: { type: text?, about: The last text by code point. }
  first_label: { type: text?, about: The first text by code point. }
  all_flags: { type: bool?, about: Whether no flag is false. }
  first_seen_at: { type: timestamp?, about: The first instant. }
  last_day: { type: date?, about: The last day. }
  mean_small: { type: double?, about: The mean of the integers., compare: { float_mean: things.small } }
*/
SELECT s.spine_id,
       count(t.at) AS rows,
       sum(t.tiny) AS sum_tiny,
       sum(t.small) AS sum_small,
       sum(t.cents) AS sum_cents,
       max(t.price) AS largest_price,
       max(t.label COLLATE "C") AS last_label,
       min(t.label COLLATE "C") AS first_label,
       bool_and(t.flag) AS all_flags,
       min(t.seen_at) AS first_seen_at,
       max(t.day) AS last_day,
       avg(t.small)::float8 AS mean_small
FROM spine s
LEFT JOIN things t
       ON t.kind = s.kind AND t.number = s.number AND t.is_new = s.is_new AND t.made_at = s.made_at
      AND t.made_on = s.made_on AND t.at <= s.as_of
GROUP BY s.spine_id
