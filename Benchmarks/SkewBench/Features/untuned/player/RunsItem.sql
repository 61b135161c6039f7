/*
entity: player
reads: { matches: 30d }
features:
  matches_this_week:
    type: int
    about: Matches begun since Sunday began in New York.
    decisions: { matches: { window: "[start_of_week, as_of]" }, empty: 0, zone: America/New_York, week_start: sunday }
  longest_run:
    type: int
    about: >-
      The most wins in a row among the matches of the trailing 30 days; one whose result is not known yet, or not said, ends a
      run.
    decisions: { matches: { window: "(as_of - 30d, as_of]" }, empty: 0 }
  last_item:
    type: text?
    about: The last item of the last match begun in these days; NULL where it has none.
    decisions: { matches: { window: "(as_of - 30d, as_of]" }, empty: null }
  best_score:
    type: int?
    about: The highest known score.
    decisions: { matches: { window: "(as_of - 30d, as_of]", null_values: { score: skip } }, empty: null }
owner: play
*/
WITH played AS (
    SELECT q.spine_id, q.as_of, m.match_id, m.started_at, m.items,
           CASE WHEN m.ended_at <= q.as_of THEN m.score END                       AS score,
           COALESCE(m.ended_at <= q.as_of AND m.result = 'win', false)            AS is_win
    FROM spine q
    JOIN matches m
      ON m.player_id = q.player_id
     AND m.started_at > q.as_of - INTERVAL '720 hours'
     AND m.started_at <= q.as_of
),
islands AS (
    SELECT p.spine_id, p.is_win,
           row_number() OVER (PARTITION BY p.spine_id ORDER BY p.started_at, p.match_id)
               - row_number() OVER (PARTITION BY p.spine_id, p.is_win ORDER BY p.started_at, p.match_id) AS island
    FROM played p
)
SELECT s.spine_id,
       (SELECT count(*)
        FROM played p
        WHERE p.spine_id = s.spine_id
          AND p.started_at >= (date_trunc('week', (p.as_of AT TIME ZONE 'America/New_York') + INTERVAL '1 day')
                               - INTERVAL '1 day') AT TIME ZONE 'America/New_York')                  AS matches_this_week,
       COALESCE((SELECT max(r.wins)
                 FROM (SELECT count(*) AS wins
                       FROM islands i
                       WHERE i.spine_id = s.spine_id AND i.is_win
                       GROUP BY i.island) r), 0)                                                     AS longest_run,
       (SELECT p.items[cardinality(p.items) - 1]
        FROM played p
        WHERE p.spine_id = s.spine_id
        ORDER BY p.started_at DESC, p.match_id DESC
        LIMIT 1)                                                                                     AS last_item,
       (SELECT max(p.score) FROM played p WHERE p.spine_id = s.spine_id)                             AS best_score
FROM spine s
