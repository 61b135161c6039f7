/*
entity: turbine
reads: { stoppages: 30d }
features:
  downtime_minutes:
    type: int
    about: Whole minutes together from the beginning of each stoppage of the trailing 30 days to its end, as far as it is known, or to now, rounded down.
    decisions: { stoppages: { window: "(as_of - 30d, as_of]" }, empty: 0, rounding: floor }
  lost_kwh:
    type: int?
    about: What is known by now to be lost in them; NULL where nothing is known.
    decisions: { stoppages: { window: "(as_of - 30d, as_of]", null_values: { lost_kwh: skip } }, empty: null }
owner: grid
*/
WITH stopped AS (
    SELECT q.spine_id,
           CASE WHEN x.ended_at <= q.as_of THEN x.ended_at END - x.began_at                     AS span,
           CASE WHEN x.ended_at <= q.as_of THEN x.lost_kwh END                                   AS lost_kwh
    FROM spine q
    JOIN stoppages x
      ON x.farm = q.farm
     AND x.turbine_no = q.turbine_no
     AND x.began_at > q.as_of - INTERVAL '720 hours'
     AND x.began_at <= q.as_of
)
SELECT s.spine_id,
       COALESCE(floor(sum(extract(epoch FROM x.span)) / 60), 0)::bigint   AS downtime_minutes,
       sum(x.lost_kwh)                                                    AS lost_kwh
FROM spine s
LEFT JOIN stopped x USING (spine_id)
GROUP BY s.spine_id
