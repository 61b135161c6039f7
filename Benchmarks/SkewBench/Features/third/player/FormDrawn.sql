/*
entity: player
reads: { matches: 14d }
features:
  wins_14d:
    type: int
    about: Matches of the trailing 14 days that are known to be won.
    decisions: { matches: { window: "(as_of - 14d, as_of]", null_values: { result: skip } }, empty: 0 }
  win_streak:
    type: int
    about: How many of the newest matches, among those whose result is known, were won in a row.
    decisions: { empty: 0 }
owner: play
*/
WITH played AS (
    SELECT q.spine_id, m.result,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY m.started_at DESC, m.match_id DESC) AS recency
    FROM spine q
    JOIN matches m
      ON m.player_id = q.player_id
     AND m.started_at >  q.as_of - INTERVAL '336 hours'
     AND m.started_at <= q.as_of
     AND m.ended_at <= q.as_of
     AND m.result IS NOT NULL
),
stops AS (
    SELECT p.spine_id, min(p.recency) AS recency
    FROM played p
    WHERE p.result <> 'win'
    GROUP BY p.spine_id
)
SELECT s.spine_id,
       count(*) FILTER (WHERE p.result = 'win')                              AS wins_14d,
       count(*) FILTER (WHERE p.recency < COALESCE(t.recency, p.recency + 1)) AS win_streak
FROM spine s
LEFT JOIN played p ON p.spine_id = s.spine_id
LEFT JOIN stops t ON t.spine_id = s.spine_id
GROUP BY s.spine_id
