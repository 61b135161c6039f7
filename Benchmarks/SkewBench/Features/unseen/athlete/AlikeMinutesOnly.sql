/*
entity: athlete
reads: { workouts: 14d }
features:
  longest_minutes:
    type: int?
    about: The minutes of the longest workout of the trailing 14 days, as far as sent.
    decisions: { workouts: { window: "(as_of - 14d, as_of]" }, empty: null }
owner: coaches
*/
SELECT s.spine_id,
       (SELECT w.minutes
        FROM workouts w
        WHERE w.athlete_id = s.athlete_id
          AND w.synced_at <= s.as_of
          AND w.began_at > s.as_of - INTERVAL '336 hours'
          AND w.began_at <= s.as_of
        ORDER BY w.began_at DESC
        LIMIT 1) AS longest_minutes
FROM spine s
