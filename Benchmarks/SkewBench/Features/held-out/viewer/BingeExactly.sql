/*
entity: viewer
reads: { plays: 7d }
features:
  sittings:
    type: int
    about: >-
      Into how many sittings the plays of the trailing 7 days fall, as far as synced; a play that starts more than 30 minutes behind the
      one before begins another.
    decisions: { plays: { window: "(as_of - 7d, as_of]" }, empty: 0 }
  longest_sitting:
    type: int?
    about: The most plays of a sitting.
    decisions: { empty: null }
owner: streaming
*/
WITH played AS (
    SELECT q.spine_id, p.play_id, p.started_at,
           p.started_at - lag(p.started_at) OVER (PARTITION BY q.spine_id ORDER BY p.started_at, p.play_id) AS gap
    FROM spine q
    JOIN plays p
      ON p.viewer_id = q.viewer_id
     AND p.synced_at <= q.as_of
     AND p.started_at > q.as_of - INTERVAL '168 hours'
     AND p.started_at <= q.as_of
),
numbered AS (
    SELECT p.spine_id,
           sum(CASE WHEN p.gap <= INTERVAL '30 minutes' THEN 0 ELSE 1 END)
               OVER (PARTITION BY p.spine_id ORDER BY p.started_at, p.play_id ROWS UNBOUNDED PRECEDING) AS sitting
    FROM played p
),
sized AS (
    SELECT n.spine_id, n.sitting, count(*) AS plays
    FROM numbered n
    GROUP BY n.spine_id, n.sitting
)
SELECT s.spine_id, count(z.sitting) AS sittings, max(z.plays) AS longest_sitting
FROM spine s
LEFT JOIN sized z ON z.spine_id = s.spine_id
GROUP BY s.spine_id
