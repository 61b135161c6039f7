/*
entity: athlete
reads: { workouts: 28d, memberships: latest }
features:
  workouts_this_week:
    type: int
    about: Workouts begun since Monday began in Los Angeles, as far as they are sent.
    decisions: { workouts: { window: "[start_of_week, as_of]" }, empty: 0, zone: America/Los_Angeles, week_start: monday }
  goal_met:
    type: bool?
    about: Whether their known minutes come to the goal of the latest membership; NULL where it has none.
    decisions: { empty: null, zone: America/Los_Angeles, week_start: monday }
  highest_heart:
    type: double?
    about: The highest known heart rate of the trailing 28 days; NaN is higher than any.
    decisions: { workouts: { window: "(as_of - 28d, as_of]", null_values: { heart: skip } }, empty: null }
  sports:
    type: "list(text, ordered)"
    about: The different sports of these days, by code point.
    decisions: { workouts: { window: "(as_of - 28d, as_of]", null_values: { sport: skip } }, empty: [] }
owner: coaches
*/
WITH done AS (
    SELECT q.spine_id, w.minutes, w.heart, w.sport,
           w.began_at >= date_trunc('week', q.as_of, 'America/Los_Angeles') AS is_this_week
    FROM spine q
    JOIN workouts w
      ON w.athlete_id = q.athlete_id
     AND w.synced_at <= q.as_of
     AND w.began_at > q.as_of - INTERVAL '672 hours'
     AND w.began_at <= q.as_of
)
SELECT s.spine_id,
       count(*) FILTER (WHERE d.is_this_week)                                                     AS workouts_this_week,
       COALESCE(sum(d.minutes) FILTER (WHERE d.is_this_week), 0) >= max(m.weekly_goal)            AS goal_met,
       max(d.heart)::float8                                                                       AS highest_heart,
       COALESCE(array_agg(DISTINCT d.sport COLLATE "C" ORDER BY d.sport COLLATE "C")
                    FILTER (WHERE d.sport IS NOT NULL), '{}')                                     AS sports
FROM spine s
LEFT JOIN done d USING (spine_id)
LEFT JOIN LATERAL (
    SELECT x.weekly_goal
    FROM memberships x
    WHERE x.athlete_id = s.athlete_id AND x.changed_at <= s.as_of
    ORDER BY x.changed_at DESC
) m ON true
GROUP BY s.spine_id
