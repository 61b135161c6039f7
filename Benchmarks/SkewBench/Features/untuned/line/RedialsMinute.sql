/*
entity: line
reads: { calls: 7d }
features:
  redials_7d:
    type: int
    about: >-
      Calls of the trailing 7 days begun at most 90 seconds behind the start of the call before to the same number; calls of
      one instant are in the order of their ids.
    decisions: { empty: 0 }
  longest_gap_minutes:
    type: int?
    about: The most whole minutes between the starts of two calls in a row; NULL for fewer than two.
    decisions: { empty: null, rounding: floor }
owner: telecoms
*/
WITH spaced AS (
    SELECT q.spine_id,
           c.started_at - lag(c.started_at) OVER (PARTITION BY q.spine_id, c.peer ORDER BY c.started_at, c.call_id) AS since_same,
           c.started_at - lag(c.started_at) OVER (PARTITION BY q.spine_id ORDER BY c.started_at, c.call_id)         AS since_any
    FROM spine q
    JOIN calls c
      ON c.line_no = q.line_no
     AND c.rated_at <= q.as_of
     AND c.started_at > q.as_of - INTERVAL '168 hours'
     AND c.started_at <= q.as_of
)
SELECT s.spine_id,
       count(*) FILTER (WHERE d.since_same <= INTERVAL '90 seconds')        AS redials_7d,
       max(floor(extract(epoch FROM d.since_any) / 60))::bigint             AS longest_gap_minutes
FROM spine s
LEFT JOIN spaced d ON d.spine_id = s.spine_id
GROUP BY s.spine_id
