/*
entity: athlete
reads: { workouts: last 3 }
features:
  fastest_lap:
    type: int?
    about: The smallest known lap of the last 3 workouts that are sent.
    decisions: { empty: null }
  second_lap:
    type: int?
    about: The second lap of the last one, where it is known.
    decisions: { empty: null }
  laps:
    type: int
    about: How many laps the 3 have, unknown ones too.
    decisions: { empty: 0 }
  longer:
    type: int
    about: How many of them took more minutes than the one before, where both are known.
    decisions: { empty: 0 }
owner: coaches
*/
WITH recent AS (
    SELECT q.spine_id, w.began_at, w.minutes, w.laps,
           w.minutes > lag(w.minutes) OVER (PARTITION BY q.spine_id ORDER BY w.began_at DESC) AS is_longer
    FROM spine q
    CROSS JOIN LATERAL (
        SELECT x.began_at, x.minutes, x.laps
        FROM workouts x
        WHERE x.athlete_id = q.athlete_id AND x.synced_at <= q.as_of AND x.began_at <= q.as_of
        ORDER BY x.began_at DESC
        LIMIT 3
    ) w
)
SELECT s.spine_id,
       (SELECT min(l.seconds)
        FROM recent r
        CROSS JOIN LATERAL unnest(r.laps) AS l(seconds)
        WHERE r.spine_id = s.spine_id)                                                                    AS fastest_lap,
       (SELECT r.laps[2] FROM recent r WHERE r.spine_id = s.spine_id ORDER BY r.began_at DESC LIMIT 1)    AS second_lap,
       (SELECT COALESCE(sum(cardinality(r.laps)), 0) FROM recent r WHERE r.spine_id = s.spine_id)         AS laps,
       (SELECT count(*) FROM recent r WHERE r.spine_id = s.spine_id AND r.is_longer)                      AS longer
FROM spine s
