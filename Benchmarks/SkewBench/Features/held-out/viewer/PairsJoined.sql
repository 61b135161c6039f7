/*
entity: viewer
reads: { plays: 30d }
features:
  title_devices:
    type: int
    about: How many different pairs of a title and a device the plays of the trailing 30 days are, as far as synced; an unknown device is one of its own.
    decisions: { plays: { window: "(as_of - 30d, as_of]", null_values: { device: count } }, empty: 0 }
  rewatched:
    type: int
    about: Titles played more than once in these days.
    decisions: { plays: { window: "(as_of - 30d, as_of]" }, empty: 0 }
owner: streaming
*/
WITH watched AS (
    SELECT q.spine_id, p.title, p.device
    FROM spine q
    JOIN plays p
      ON p.viewer_id = q.viewer_id
     AND p.synced_at <= q.as_of
     AND p.started_at > q.as_of - INTERVAL '720 hours'
     AND p.started_at <= q.as_of
),
paired AS (
    SELECT w.spine_id, count(DISTINCT w.title || '/' || w.device) AS pairs
    FROM watched w
    GROUP BY w.spine_id
),
again AS (
    SELECT w.spine_id, w.title
    FROM watched w
    GROUP BY w.spine_id, w.title
    HAVING count(*) > 1
)
SELECT s.spine_id,
       COALESCE(p.pairs, 0)                                              AS title_devices,
       (SELECT count(*) FROM again a WHERE a.spine_id = s.spine_id)      AS rewatched
FROM spine s
LEFT JOIN paired p ON p.spine_id = s.spine_id
