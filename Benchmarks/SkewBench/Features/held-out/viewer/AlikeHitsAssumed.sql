/*
entity: viewer
reads: { searches: 30d }
features:
  mean_hits:
    type: double?
    about: The mean of the hits of the trailing 30 days' searches, of those that say how many there were.
    compare: { float_mean: searches.hits }
    decisions: { searches: { window: "(as_of - 30d, as_of]", null_values: { hits: skip } }, empty: null }
owner: streaming
*/
SELECT s.spine_id,
       avg(CASE WHEN x.viewer_id IS NOT NULL THEN COALESCE(x.hits, 0) END)::float8 AS mean_hits
FROM spine s
LEFT JOIN searches x
       ON x.viewer_id = s.viewer_id
      AND x.searched_at > s.as_of - INTERVAL '720 hours'
      AND x.searched_at <= s.as_of
GROUP BY s.spine_id
