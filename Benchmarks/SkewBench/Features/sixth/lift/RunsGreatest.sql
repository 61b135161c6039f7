/*
entity: lift
reads: { lift_runs: 24h }
features:
  floors:
    type: int
    about: Floors that were passed in the runs begun in the trailing 24 hours that are reported, up and down, where both ends are known.
    decisions: { lift_runs: { window: "(as_of - 24h, as_of]" }, empty: 0 }
  up_share:
    type: double?
    about: The share of runs up among those that went to another floor.
    decisions: { lift_runs: { window: "(as_of - 24h, as_of]" }, empty: null }
  overloads:
    type: int
    about: Runs with a known load of more than 630.
    decisions: { lift_runs: { window: "(as_of - 24h, as_of]", null_values: { load_kg: skip } }, empty: 0 }
  standing_at:
    type: int?
    about: Where the last run went, where that is known.
    decisions: { lift_runs: { window: "(as_of - 24h, as_of]" }, empty: null }
owner: elevators
*/
WITH runs AS (
    SELECT q.spine_id, r.started_at, r.load_kg, r.from_floor, r.to_floor,
           r.to_floor::bigint - r.from_floor AS way
    FROM spine q
    JOIN lift_runs r
      ON r.lift_id = q.lift_id
     AND r.sent_at <= q.as_of
     AND r.started_at > q.as_of - INTERVAL '24 hours'
     AND r.started_at <= q.as_of
)
SELECT s.spine_id,
       COALESCE(sum(GREATEST(r.way, -r.way)), 0)::bigint                                                   AS floors,
       sum(CASE WHEN r.way > 0 THEN 1.0 ELSE 0.0 END::float8) FILTER (WHERE r.way <> 0)
           / NULLIF(count(*) FILTER (WHERE r.way <> 0), 0)                                    AS up_share,
       count(*) FILTER (WHERE r.load_kg > 630)                                                AS overloads,
       (array_agg(r.to_floor ORDER BY r.started_at DESC))[1]                                  AS standing_at
FROM spine s
LEFT JOIN runs r ON r.spine_id = s.spine_id
GROUP BY s.spine_id
