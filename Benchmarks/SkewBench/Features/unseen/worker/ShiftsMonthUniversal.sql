/*
entity: worker
reads: { shifts: 35d }
features:
  minutes_this_month:
    type: int
    about: >-
      Whole minutes of each shift begun since the month began in New York that is known to have ended, less its breaks, where they
      are known, together.
    decisions: { shifts: { window: "[start_of_month, as_of]" }, empty: 0, zone: America/New_York, rounding: floor }
  overlaps:
    type: int
    about: Shifts of the trailing 35 days that began before the one before them had ended, as far as it is known.
    decisions: { shifts: { window: "(as_of - 35d, as_of]" }, empty: 0 }
  weekend_shifts:
    type: int
    about: Shifts of these days begun on a Saturday or Sunday in New York.
    decisions: { shifts: { window: "(as_of - 35d, as_of]" }, empty: 0, zone: America/New_York }
  longest_rest_hours:
    type: int?
    about: The most whole hours from the end of a shift to the next one, rounded down; negative where they overlap.
    decisions: { shifts: { window: "(as_of - 35d, as_of]" }, empty: null, rounding: floor }
owner: staff
*/
WITH worked AS (
    SELECT q.spine_id, w.shift_id, w.began_at,
           w.began_at >= date_trunc('month', q.as_of, 'America/New_York')                        AS is_this_month,
           extract(isodow FROM w.began_at AT TIME ZONE 'America/New_York')                       AS weekday,
           CASE WHEN w.ended_at <= q.as_of
                THEN floor(extract(epoch FROM w.ended_at - w.began_at) / 60)::bigint
                     - COALESCE(w.break_minutes, 0) END                                          AS minutes,
           lag(CASE WHEN w.ended_at <= q.as_of THEN w.ended_at END)
               OVER (PARTITION BY q.spine_id ORDER BY w.began_at, w.shift_id)                    AS before_until
    FROM spine q
    JOIN shifts w
      ON w.worker_no = q.worker_no
     AND w.began_at > q.as_of - INTERVAL '840 hours'
     AND w.began_at <= q.as_of
)
SELECT s.spine_id,
       COALESCE(sum(w.minutes) FILTER (WHERE w.is_this_month), 0)::bigint                        AS minutes_this_month,
       count(*) FILTER (WHERE w.began_at < w.before_until)                                       AS overlaps,
       count(*) FILTER (WHERE w.weekday IN (6, 7))                                               AS weekend_shifts,
       floor(extract(epoch FROM max(w.began_at - w.before_until)) / 3600)::bigint                AS longest_rest_hours
FROM spine s
LEFT JOIN worked w USING (spine_id)
GROUP BY s.spine_id
