/*
entity: meter
reads: { ticks: 24h }
features:
  used_wh:
    type: int
    about: What the counter rose by in the trailing 24 hours, from each known reading to the next; where it fell it was reset.
    decisions: { empty: 0 }
  resets:
    type: int
    about: How often it fell.
    decisions: { empty: 0 }
owner: grid
*/
WITH steps AS (
    SELECT q.spine_id,
           t.wh::bigint - lag(t.wh) OVER (PARTITION BY q.spine_id ORDER BY t.read_at) AS step
    FROM spine q
    JOIN ticks t
      ON (t.site, t.meter_no) = (q.site, q.meter_no)
     AND t.read_at >  q.as_of - INTERVAL '24 hours'
     AND t.read_at <= q.as_of
     AND t.wh IS NOT NULL
)
SELECT s.spine_id,
       COALESCE(sum(GREATEST(x.step, 0)), 0)::bigint  AS used_wh,
       count(*) FILTER (WHERE x.step < 0)             AS resets
FROM spine s
LEFT JOIN steps x ON x.spine_id = s.spine_id
GROUP BY s.spine_id
