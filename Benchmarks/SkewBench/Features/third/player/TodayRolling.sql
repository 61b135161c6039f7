/*
entity: player
reads: { matches: 7d }
features:
  minutes_today:
    type: int
    about: Whole minutes that the player played since midnight in Kolkata, of the matches begun since and known to have ended.
    decisions: { matches: { window: "[start_of_day, as_of]" }, empty: 0, zone: Asia/Kolkata, rounding: floor }
  night_matches_7d:
    type: int
    about: Matches of the trailing 7 days begun at or behind 22:00 and before 5:00 on Kolkata's clocks.
    decisions: { matches: { window: "(as_of - 7d, as_of]" }, empty: 0, zone: Asia/Kolkata }
owner: play
*/
WITH week AS (
    SELECT q.spine_id, q.as_of, m.started_at, m.ended_at,
           extract(hour FROM m.started_at AT TIME ZONE 'Asia/Kolkata') AS clock_hour
    FROM spine q
    JOIN matches m
      ON m.player_id = q.player_id
     AND m.started_at >  q.as_of - INTERVAL '168 hours'
     AND m.started_at <= q.as_of
)
SELECT s.spine_id,
       COALESCE((SELECT floor(floor(sum(extract(epoch FROM w.ended_at - w.started_at))) / 60)
                 FROM week w
                 WHERE w.spine_id = s.spine_id
                   AND w.started_at >= date_trunc('day', w.as_of, 'Asia/Kolkata')
                   AND w.ended_at <= w.as_of), 0)::bigint                            AS minutes_today,
       (SELECT count(*) FROM week w
        WHERE w.spine_id = s.spine_id AND (w.clock_hour >= 22 OR w.clock_hour < 5))  AS night_matches_7d
FROM spine s
