/*
entity: agent
reads: { issues: 40d }
features:
  resolved_this_week:
    type: int
    about: Issues opened in the trailing 40 days that were resolved since Monday began in Helsinki.
    decisions: { empty: 0, zone: Europe/Helsinki, week_start: monday }
  at_weekends:
    type: int
    about: Issues of these days opened on a Saturday or Sunday in Helsinki.
    decisions: { issues: { window: "(as_of - 40d, as_of]" }, empty: 0, zone: Europe/Helsinki }
  same_day:
    type: int
    about: Those known to have been resolved on the day on which they were opened, in Helsinki.
    decisions: { issues: { window: "(as_of - 40d, as_of]", null_values: { resolved_at: skip } }, empty: 0, zone: Europe/Helsinki }
  days_waiting:
    type: int?
    about: Days of the calendar in Helsinki since the first of them was opened that is not known to be resolved.
    decisions: { issues: { window: "(as_of - 40d, as_of]" }, empty: null, zone: Europe/Helsinki }
owner: help-desk
*/
SELECT s.spine_id, r.resolved_this_week, r.at_weekends, r.same_day, r.days_waiting
FROM spine s
CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE i.resolved_at >= date_trunc('week', s.as_of, 'Europe/Helsinki')
                              AND i.resolved_at <= s.as_of)                                     AS resolved_this_week,
           count(*) FILTER (
               WHERE extract(isodow FROM i.opened_at AT TIME ZONE 'Europe/Helsinki') IN (6, 7)) AS at_weekends,
           count(*) FILTER (
               WHERE i.resolved_at <= s.as_of
                 AND (i.resolved_at AT TIME ZONE 'Europe/Helsinki')::date
                     = (i.opened_at AT TIME ZONE 'Europe/Helsinki')::date)                      AS same_day,
           extract(day FROM s.as_of
               - min(i.opened_at) FILTER (WHERE i.resolved_at IS NULL OR i.resolved_at > s.as_of)
                   )::int                                                                       AS days_waiting
    FROM issues i
    WHERE i.agent_no = s.agent_no
      AND i.opened_at > s.as_of - INTERVAL '960 hours'
      AND i.opened_at <= s.as_of
) r
