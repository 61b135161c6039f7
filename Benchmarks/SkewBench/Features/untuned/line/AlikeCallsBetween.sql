/*
entity: line
reads: { calls: 21d }
features:
  calls_21d:
    type: int
    about: Calls of the trailing 21 days, as far as they are rated.
    decisions: { calls: { window: "(as_of - 21d, as_of]" }, empty: 0 }
owner: telecoms
*/
SELECT s.spine_id, count(c.call_id) AS calls_21d
FROM spine s
LEFT JOIN calls c
       ON c.line_no = s.line_no
      AND c.rated_at <= s.as_of
      AND c.started_at BETWEEN s.as_of - INTERVAL '504 hours' AND s.as_of
GROUP BY s.spine_id
