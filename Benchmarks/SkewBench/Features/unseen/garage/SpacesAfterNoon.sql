/*
entity: garage
reads: { space_counts: 24h }
features:
  free_now:
    type: int?
    about: The last known number of free spaces in the trailing 24 hours.
    decisions: { space_counts: { window: "(as_of - 24h, as_of]", null_values: { free: skip } }, empty: null }
  full_minutes:
    type: int
    about: Whole minutes together for which there was no free space, from each count that says so to the next one or till as_of.
    decisions: { space_counts: { window: "(as_of - 24h, as_of]" }, empty: 0, rounding: floor }
  least_free_pm:
    type: int?
    about: The fewest free spaces counted in the second half of a day in Kathmandu, from 12 o'clock on.
    decisions: { space_counts: { window: "(as_of - 24h, as_of]", null_values: { free: skip } }, empty: null, zone: Asia/Kathmandu }
owner: city
*/
WITH timed AS (
    SELECT q.spine_id, c.counted_at, c.free,
           extract(hour FROM c.counted_at AT TIME ZONE 'Asia/Kathmandu')::int                       AS clock,
           COALESCE(lead(c.counted_at) OVER (PARTITION BY q.spine_id ORDER BY c.counted_at), q.as_of) AS until
    FROM spine q
    JOIN space_counts c
      ON c.city = q.city
     AND c.garage_no = q.garage_no
     AND c.counted_at > q.as_of - INTERVAL '24 hours'
     AND c.counted_at <= q.as_of
)
SELECT s.spine_id,
       (array_agg(t.free ORDER BY t.counted_at DESC) FILTER (WHERE t.free IS NOT NULL))[1]    AS free_now,
       COALESCE(floor(sum(extract(epoch FROM t.until - t.counted_at))
                          FILTER (WHERE t.free <= 0) / 60), 0)::bigint                        AS full_minutes,
       min(t.free) FILTER (WHERE t.clock > 12)                                                AS least_free_pm
FROM spine s
LEFT JOIN timed t USING (spine_id)
GROUP BY s.spine_id
