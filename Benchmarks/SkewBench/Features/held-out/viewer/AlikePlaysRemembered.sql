/*
entity: viewer
reads: { plays: 3d }
features:
  plays_lately:
    type: int
    about: Plays of the last days, as far as synced.
    decisions: { empty: 0 }
owner: streaming
*/
SELECT s.spine_id, count(p.play_id) AS plays_lately
FROM spine s
LEFT JOIN plays p
       ON p.viewer_id = s.viewer_id
      AND p.synced_at <= s.as_of
      AND p.started_at > s.as_of - INTERVAL '120 hours'
      AND p.started_at <= s.as_of
GROUP BY s.spine_id
