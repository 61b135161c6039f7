/*
entity: worker
reads: { shifts: 8d }
features:
  shifts_this_week:
    type: int
    about: Shifts begun since Sunday began in New York.
    decisions: { shifts: { window: "[start_of_week, as_of]" }, empty: 0, zone: America/New_York, week_start: sunday }
owner: staff
*/
SELECT s.spine_id, count(w.shift_id) AS shifts_this_week
FROM spine s
LEFT JOIN shifts w
       ON w.worker_no = s.worker_no
      AND w.began_at >= date_trunc('week', s.as_of, 'America/New_York')
      AND w.began_at <= s.as_of
GROUP BY s.spine_id
