/*
entity: practice
reads: { appointments: 30d }
features:
  no_shows:
    type: int
    about: Appointments booked in the trailing 30 days that have begun by now, and to which nobody is known to have come or to have cancelled.
    decisions: { appointments: { window: "(as_of - 30d, as_of]" }, empty: 0 }
  longest_wait_days:
    type: int?
    about: The most days of Berlin's calendar from a booking of these to its appointment.
    decisions: { appointments: { window: "(as_of - 30d, as_of]" }, empty: null, zone: Europe/Berlin }
owner: surgeries
*/
SELECT s.spine_id,
       count(*) FILTER (WHERE a.starts_at <= s.as_of
                          AND COALESCE(a.attended_at > s.as_of, true)
                          AND COALESCE(a.cancelled_at > s.as_of, true))                                       AS no_shows,
       max((a.starts_at AT TIME ZONE 'Europe/Berlin')::date - (a.booked_at AT TIME ZONE 'Europe/Berlin')::date)  AS longest_wait_days
FROM spine s
LEFT JOIN appointments a
       ON a.practice_code = s.practice_code
      AND a.booked_at > s.as_of - INTERVAL '720 hours'
      AND a.booked_at <= s.as_of
GROUP BY s.spine_id
