/*
entity: crew
reads: { duties: 8d }
features:
  flown_minutes:
    type: int
    about: Minutes flown in the duties reported for in the trailing 7 days, as far as they are known.
    decisions: { duties: { window: "(as_of - 7d, as_of]", null_values: { flight_minutes: skip } }, empty: 0 }
  shortest_rest:
    type: int?
    about: The fewest whole minutes from a known release to the next duty reported for, rounded down; negative where they overlap.
    decisions: { empty: null, rounding: floor }
owner: crewing
*/
WITH worked AS (
    SELECT q.spine_id,
           CASE WHEN d.released_at <= q.as_of THEN d.released_at END                              AS released_at,
           CASE WHEN d.released_at <= q.as_of THEN d.flight_minutes END                           AS flight_minutes,
           lead(d.reported_at) OVER (PARTITION BY q.spine_id ORDER BY d.reported_at, d.duty_id)   AS next_report
    FROM spine q
    JOIN duties d
      ON d.crew_no = q.crew_no
     AND d.reported_at > q.as_of - INTERVAL '168 hours'
     AND d.reported_at <= q.as_of
)
SELECT s.spine_id,
       COALESCE(sum(w.flight_minutes), 0)                                           AS flown_minutes,
       min(floor(extract(epoch FROM w.next_report - w.released_at) / 60))::bigint   AS shortest_rest
FROM spine s
LEFT JOIN worked w USING (spine_id)
GROUP BY s.spine_id
