/*
entity: viewer
reads: { plays: 8d }
features:
  minutes_this_week:
    type: int
    about: The known seconds together of the plays since Monday began in Sydney, as far as synced, in whole minutes, rounded down.
    decisions: { plays: { window: "[start_of_week, as_of]", null_values: { seconds: skip } }, empty: 0, zone: Australia/Sydney, week_start: monday, rounding: floor }
  titles_this_week:
    type: int
    about: How many different titles these are.
    decisions: { plays: { window: "[start_of_week, as_of]" }, empty: 0, zone: Australia/Sydney, week_start: monday }
owner: streaming
*/
WITH week AS (
    SELECT q.spine_id, p.seconds, p.title
    FROM spine q
    JOIN plays p
      ON p.viewer_id = q.viewer_id
     AND p.synced_at <= q.as_of
     AND p.started_at <= q.as_of
     AND p.started_at >= date_trunc('week', q.as_of, 'UTC')
)
SELECT s.spine_id,
       floor(COALESCE(sum(w.seconds), 0) / 60.0)::bigint   AS minutes_this_week,
       count(DISTINCT w.title)                             AS titles_this_week
FROM spine s
LEFT JOIN week w ON w.spine_id = s.spine_id
GROUP BY s.spine_id
