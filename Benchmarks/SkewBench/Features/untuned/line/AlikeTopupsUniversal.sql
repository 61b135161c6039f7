/*
entity: line
reads: { topups: 26h }
features:
  topups_today:
    type: int
    about: Top-ups since midnight in Berlin.
    decisions: { topups: { window: "[start_of_day, as_of]" }, empty: 0, zone: Europe/Berlin }
owner: telecoms
*/
SELECT s.spine_id, count(t.topup_id) AS topups_today
FROM spine s
LEFT JOIN topups t
       ON t.line_no = s.line_no
      AND t.topped_at >= date_trunc('day', s.as_of, 'UTC')
      AND t.topped_at <= s.as_of
GROUP BY s.spine_id
