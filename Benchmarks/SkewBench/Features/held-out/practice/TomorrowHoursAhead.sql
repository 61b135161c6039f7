/*
entity: practice
reads: { appointments: 90d }
features:
  tomorrow:
    type: int
    about: Appointments booked in the trailing 90 days for tomorrow in Berlin, midnight to midnight, and not cancelled by now.
    decisions: { appointments: { window: "(as_of - 90d, as_of]" }, empty: 0, zone: Europe/Berlin }
  patients:
    type: int
    about: How many different patients these are for, where it is known.
    decisions: { appointments: { null_values: { patient: skip } }, empty: 0, zone: Europe/Berlin }
owner: surgeries
*/
WITH days AS (
    SELECT q.spine_id, q.practice_code, q.as_of,
           (date_trunc('day', q.as_of AT TIME ZONE 'Europe/Berlin') + INTERVAL '1 day') AT TIME ZONE 'Europe/Berlin'   AS starts,
           (date_trunc('day', q.as_of AT TIME ZONE 'Europe/Berlin') + INTERVAL '2 days') AT TIME ZONE 'Europe/Berlin'  AS ends
    FROM spine q
)
SELECT d.spine_id, count(a.appointment_id) AS tomorrow, count(DISTINCT a.patient) AS patients
FROM days d
LEFT JOIN appointments a
       ON a.practice_code = d.practice_code
      AND a.booked_at > d.as_of - INTERVAL '2160 hours'
      AND a.booked_at <= d.as_of
      AND (a.cancelled_at <= d.as_of) IS NOT TRUE
      AND a.starts_at >= d.starts AND a.starts_at < d.ends
GROUP BY d.spine_id
