/*
entity: player
reads: { matches: 10d }
features:
  mean_score_10d:
    type: double?
    about: The mean of the known scores of the trailing 10 days; unknown where none is known.
    compare: { float_mean: matches.score }
    decisions: { matches: { window: "(as_of - 10d, as_of]", null_values: { score: skip } }, empty: null }
owner: play
*/
SELECT s.spine_id, COALESCE(avg(m.score)::float8, 0) AS mean_score_10d
FROM spine s
LEFT JOIN matches m
       ON m.player_id = s.player_id
      AND m.started_at > s.as_of - INTERVAL '240 hours'
      AND m.started_at <= s.as_of
      AND m.ended_at <= s.as_of
GROUP BY s.spine_id
