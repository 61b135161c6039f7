/*
entity: line
reads: { calls: 14d }
features:
  roaming_cost:
    type: decimal(20,4)
    about: What the calls abroad of the trailing 14 days cost, as far as they are rated; a call that does not say is no call abroad.
    decisions: { calls: { window: "(as_of - 14d, as_of]", late: count }, empty: 0.0000 }
  voice_share:
    type: double?
    about: The share of voice calls among the calls of a known kind.
    decisions: { calls: { window: "(as_of - 14d, as_of]", null_values: { kind: skip } }, empty: null }
  longest_seconds:
    type: int?
    about: The seconds of the longest call.
    decisions: { calls: { window: "(as_of - 14d, as_of]", null_values: { seconds: skip } }, empty: null }
owner: telecoms
*/
WITH recent AS (
    SELECT q.spine_id, c.seconds, c.kind, c.cost, c.is_roaming
    FROM spine q
    JOIN calls c
      ON c.line_no = q.line_no
     AND c.rated_at <= q.as_of
    WHERE c.started_at > q.as_of - INTERVAL '336 hours'
      AND c.started_at <= q.as_of
)
SELECT s.spine_id,
       COALESCE(sum(CASE WHEN r.is_roaming IS NOT FALSE THEN r.cost END), 0)     AS roaming_cost,
       count(*) FILTER (WHERE r.kind = 'voice')::float8
           / NULLIF(count(r.kind), 0)                               AS voice_share,
       max(r.seconds)                                               AS longest_seconds
FROM spine s
LEFT JOIN recent r USING (spine_id)
GROUP BY s.spine_id
