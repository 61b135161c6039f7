/*
entity: line
reads: { calls: 1d }
features:
  talk_minutes:
    type: int
    about: Whole minutes of the calls of the trailing 24 hours together, rounded down.
    decisions: { calls: { window: "(as_of - 24h, as_of]", null_values: { seconds: skip } }, empty: 0, rounding: floor }
owner: telecoms
*/
SELECT s.spine_id, COALESCE(sum(c.seconds), 0) AS talk_minutes
FROM spine s
LEFT JOIN calls c
       ON c.line_no = s.line_no
      AND c.rated_at <= s.as_of
      AND c.started_at > s.as_of - INTERVAL '24 hours'
      AND c.started_at <= s.as_of
GROUP BY s.spine_id
