/*
entity: vessel
reads: { fixes: 48h }
features:
  mean_speed:
    type: double?
    about: The mean known speed of the trailing 48 hours, as far as it is received.
    compare: { float_mean: fixes.speed }
    decisions: { fixes: { window: "(as_of - 48h, as_of]", null_values: { speed: skip }, late: count }, empty: null }
  drifting:
    type: int
    about: Fixes of these at less than half a knot.
    decisions: { fixes: { window: "(as_of - 48h, as_of]", null_values: { speed: skip } }, empty: 0 }
  longest_silence_minutes:
    type: int?
    about: The most whole minutes between two fixes of which one follows the other.
    decisions: { fixes: { window: "(as_of - 48h, as_of]" }, empty: null, rounding: floor }
  widest_turn:
    type: int?
    about: The most that a heading differs from that of the fix before, where both are known.
    decisions: { fixes: { window: "(as_of - 48h, as_of]" }, empty: null }
owner: fleet
*/
WITH heard AS (
    SELECT q.spine_id, f.speed, f.fixed_at - lag(f.fixed_at) OVER w       AS silence,
           abs(f.heading::bigint - lag(f.heading) OVER w)                 AS turn
    FROM spine q
    JOIN fixes f
      ON f.imo = q.imo
     AND f.received_at <= q.as_of
     AND f.fixed_at > q.as_of - INTERVAL '48 hours'
     AND f.fixed_at <= q.as_of
    WINDOW w AS (PARTITION BY q.spine_id ORDER BY f.fixed_at)
)
SELECT s.spine_id,
       avg(h.speed::float8)                                        AS mean_speed,
       count(*) FILTER (WHERE h.speed < 0.5)                       AS drifting,
       floor(extract(epoch FROM max(h.silence)) / 60)::bigint      AS longest_silence_minutes,
       max(h.turn)                                                 AS widest_turn
FROM spine s
LEFT JOIN heard h USING (spine_id)
GROUP BY s.spine_id
