/*
entity: line
reads: { calls: 6d }
features:
  abroad_6d:
    type: int
    about: Calls abroad of the trailing 6 days; one that does not say is to be left out.
    decisions: { calls: { window: "(as_of - 6d, as_of]", null_values: { is_roaming: skip } }, empty: 0 }
owner: telecoms
*/
SELECT s.spine_id, count(c.call_id) AS abroad_6d
FROM spine s
LEFT JOIN calls c
       ON c.line_no = s.line_no
      AND c.rated_at <= s.as_of
      AND c.started_at > s.as_of - INTERVAL '144 hours'
      AND c.started_at <= s.as_of
      AND COALESCE(c.is_roaming, true)
GROUP BY s.spine_id
