/*
entity: pupil
reads: { absences: 60d }
features:
  unexcused_hours:
    type: int
    about: Hours of the absences reported in the trailing 60 days that are not excused by now.
    decisions: { absences: { window: "(as_of - 60d, as_of]" }, empty: 0 }
  weeks:
    type: int
    about: In how many weeks from Sunday to Saturday lie the days of these.
    decisions: { absences: { window: "(as_of - 60d, as_of]" }, empty: 0, week_start: sunday }
  days:
    type: int
    about: How many different days were missed.
    decisions: { absences: { window: "(as_of - 60d, as_of]" }, empty: 0 }
  excuses:
    type: text?
    about: The different excuses that are known, without blanks at their ends, by code point, with comma and blank between them.
    decisions: { absences: { window: "(as_of - 60d, as_of]", null_values: { excuse: skip } }, empty: null }
owner: school
*/
SELECT s.spine_id,
       COALESCE(sum(a.hours) FILTER (WHERE NOT COALESCE(a.excused_at <= s.as_of, false)), 0)                  AS unexcused_hours,
       count(DISTINCT a.day - extract(dow FROM a.day)::int)                                                   AS weeks,
       count(DISTINCT a.day)                                                                                  AS days,
       string_agg(DISTINCT btrim(a.excuse) COLLATE "C", ', ' ORDER BY btrim(a.excuse) COLLATE "C")
           FILTER (WHERE a.excused_at <= s.as_of)                                                             AS excuses
FROM spine s
LEFT JOIN absences a
       ON a.school = s.school
      AND a.pupil_no = s.pupil_no
      AND a.reported_at > s.as_of - INTERVAL '1440 hours'
      AND a.reported_at <= s.as_of
GROUP BY s.spine_id
