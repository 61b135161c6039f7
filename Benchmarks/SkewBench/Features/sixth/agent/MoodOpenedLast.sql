/*
entity: agent
reads: { issues: 90d }
features:
  mean_mood:
    type: double?
    about: The mean satisfaction with the issues opened in the trailing 90 days, as far as it is known.
    compare: { float_mean: issues.satisfaction }
    decisions: { issues: { window: "(as_of - 90d, as_of]", null_values: { satisfaction: skip } }, empty: null }
  happy:
    type: int
    about: Issues of these with a known satisfaction of 4 or more.
    decisions: { issues: { window: "(as_of - 90d, as_of]", null_values: { satisfaction: skip } }, empty: 0 }
  last_mood:
    type: double?
    about: The satisfaction with that resolved last, where it is known; of issues resolved at once that with the largest id.
    decisions: { issues: { window: "(as_of - 90d, as_of]" }, empty: null }
owner: help-desk
*/
WITH mine AS (
    SELECT q.spine_id, i.issue_id,
           CASE WHEN i.resolved_at <= q.as_of THEN i.resolved_at END              AS resolved_at,
           CASE WHEN i.resolved_at <= q.as_of THEN i.satisfaction::float8 END     AS mood
    FROM spine q
    JOIN issues i ON i.agent_no = q.agent_no
    WHERE i.opened_at > q.as_of - INTERVAL '2160 hours'
      AND i.opened_at <= q.as_of
)
SELECT s.spine_id,
       avg(m.mood)                                                         AS mean_mood,
       sum(CASE WHEN m.mood >= 4 THEN 1 ELSE 0 END)                        AS happy,
       (array_agg(m.mood ORDER BY m.resolved_at DESC, m.issue_id DESC)
            FILTER (WHERE m.resolved_at IS NOT NULL))[1]                   AS last_mood
FROM spine s
LEFT JOIN mine m USING (spine_id)
GROUP BY s.spine_id
