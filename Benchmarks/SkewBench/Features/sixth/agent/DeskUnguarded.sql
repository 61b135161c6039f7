/*
entity: agent
reads: { issues: 30d }
features:
  unresolved:
    type: int
    about: Issues opened in the trailing 30 days that are not known to be resolved.
    decisions: { issues: { window: "(as_of - 30d, as_of]" }, empty: 0 }
  reply_p90_seconds:
    type: double?
    about: The 90th percentile, between two where it must be, of the seconds to their first replies, where those are known.
    compare: { relative: 1e-12 }
    decisions: { issues: { window: "(as_of - 30d, as_of]", null_values: { first_reply_at: skip } }, empty: null }
  urgent_share:
    type: double?
    about: The share of priority 2 and below among those whose priority is known.
    decisions: { issues: { window: "(as_of - 30d, as_of]", null_values: { priority: skip } }, empty: null }
owner: help-desk
*/
WITH mine AS (
    SELECT q.spine_id, q.as_of, i.issue_id, i.opened_at, i.priority,
           CASE WHEN i.first_reply_at <= q.as_of THEN i.first_reply_at END AS first_reply_at,
           CASE WHEN i.resolved_at <= q.as_of THEN i.resolved_at END       AS resolved_at
    FROM spine q
    INNER JOIN issues i ON i.agent_no = q.agent_no
    WHERE i.opened_at <= q.as_of
      AND i.opened_at > q.as_of - INTERVAL '720 hours'
)
SELECT s.spine_id,
       count(m.issue_id) FILTER (WHERE m.resolved_at IS NULL)                                        AS unresolved,
       percentile_cont(0.9) WITHIN GROUP (
           ORDER BY extract(epoch FROM m.first_reply_at - m.opened_at)::float8)                      AS reply_p90_seconds,
       count(*) FILTER (WHERE m.priority <= 2)::float8 / NULLIF(count(m.priority), 0)                AS urgent_share
FROM spine s
LEFT JOIN mine m ON m.spine_id = s.spine_id
GROUP BY s.spine_id
