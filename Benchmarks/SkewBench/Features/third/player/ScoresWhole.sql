/*
entity: player
reads: { matches: 30d }
features:
  best_ranked:
    type: int?
    about: The best known score of a ranked match of the trailing 30 days.
    decisions: { matches: { window: "(as_of - 30d, as_of]", null_values: { score: skip } }, empty: null }
  mean_score:
    type: double?
    about: The mean of the known scores in all modes.
    compare: { float_mean: matches.score }
    decisions: { matches: { window: "(as_of - 30d, as_of]", null_values: { score: skip } }, empty: null }
  above_mean:
    type: int
    about: How many of those scores lie above their mean.
    decisions: { empty: 0 }
owner: play
*/
WITH scored AS (
    SELECT q.spine_id, m.mode, m.score::bigint AS score,
           sum(m.score) OVER mine AS total, count(*) OVER mine AS matches
    FROM spine q
    JOIN matches m
      ON m.player_id = q.player_id
     AND m.started_at >  q.as_of - INTERVAL '720 hours'
     AND m.started_at <= q.as_of
     AND m.ended_at <= q.as_of
     AND m.score IS NOT NULL
    WINDOW mine AS (PARTITION BY q.spine_id)
)
SELECT s.spine_id,
       max(CASE WHEN c.mode = 'ranked' THEN c.score END)         AS best_ranked,
       avg(c.score)::float8                                      AS mean_score,
       count(*) FILTER (WHERE c.score * c.matches > c.total)     AS above_mean
FROM spine s
LEFT JOIN scored c ON c.spine_id = s.spine_id
GROUP BY s.spine_id
