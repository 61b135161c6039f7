/*
entity: lift
reads: { lift_faults: 90d }
features:
  open_faults:
    type: int
    about: Faults of the trailing 90 days that are not known to be cleared.
    decisions: { lift_faults: { window: "(as_of - 90d, as_of]" }, empty: 0 }
  repeats:
    type: int
    about: Faults at most 24 hours behind the fault of the same code before; of faults at once the larger id is behind.
    decisions: { lift_faults: { window: "(as_of - 90d, as_of]" }, empty: 0 }
  downtime_minutes:
    type: int
    about: Minutes from each fault until it was cleared, as far as it is known, each rounded down, together.
    decisions: { lift_faults: { window: "(as_of - 90d, as_of]", null_values: { cleared_at: skip } }, empty: 0, rounding: floor }
  codes:
    type: "list(text, ordered)"
    about: The codes of the last three faults, the latest first.
    decisions: { lift_faults: { window: "(as_of - 90d, as_of]" }, empty: [] }
owner: elevators
*/
WITH faults AS (
    SELECT q.spine_id, q.as_of, f.fault_id, f.occurred_at, f.cleared_at, f.code,
           lag(f.occurred_at) OVER (PARTITION BY q.spine_id ORDER BY f.occurred_at, f.fault_id)    AS same_before,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY f.occurred_at DESC, f.fault_id DESC)        AS back
    FROM spine q
    JOIN lift_faults f
      ON f.lift_id = q.lift_id
     AND f.occurred_at > q.as_of - INTERVAL '2160 hours'
     AND f.occurred_at <= q.as_of
)
SELECT s.spine_id,
       count(f.fault_id) FILTER (WHERE (f.cleared_at <= f.as_of) IS NOT TRUE)                          AS open_faults,
       count(*) FILTER (WHERE f.occurred_at <= f.same_before + INTERVAL '24 hours')                    AS repeats,
       COALESCE(sum(floor(extract(epoch FROM f.cleared_at - f.occurred_at) / 60))
                    FILTER (WHERE f.cleared_at <= f.as_of), 0)::bigint                                 AS downtime_minutes,
       COALESCE(array_agg(f.code ORDER BY f.back) FILTER (WHERE f.back <= 3), '{}')                    AS codes
FROM spine s
LEFT JOIN faults f USING (spine_id)
GROUP BY s.spine_id
