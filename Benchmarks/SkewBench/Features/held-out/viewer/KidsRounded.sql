/*
entity: viewer
reads: { plays: 30d }
features:
  kids_percent:
    type: int?
    about: The known seconds of the trailing 30 days' plays, as far as synced, that are for kids, as a percentage of all, cut towards zero; NULL where all come to 0.
    decisions: { plays: { window: "(as_of - 30d, as_of]" }, empty: null, rounding: toward_zero }
  late_plays:
    type: int
    about: Plays of these days that start from 22 o'clock until before 5 on the clocks of Kolkata.
    decisions: { plays: { window: "(as_of - 30d, as_of]" }, empty: 0, zone: Asia/Kolkata }
owner: streaming
*/
WITH watched AS (
    SELECT q.spine_id, p.play_id, p.seconds, p.is_kids,
           extract(hour FROM p.started_at AT TIME ZONE 'Asia/Kolkata')::int AS clock
    FROM spine q
    JOIN plays p ON p.viewer_id = q.viewer_id
    WHERE p.synced_at <= q.as_of
      AND p.started_at > q.as_of - INTERVAL '720 hours'
      AND p.started_at <= q.as_of
)
SELECT s.spine_id,
       100 * COALESCE(sum(w.seconds) FILTER (WHERE w.is_kids), 0) / NULLIF(sum(w.seconds), 0)   AS kids_percent,
       count(w.play_id) FILTER (WHERE w.clock >= 22 OR w.clock < 5)                             AS late_plays
FROM spine s
LEFT JOIN watched w USING (spine_id)
GROUP BY s.spine_id
