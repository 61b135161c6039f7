/*
entity: policy
reads: { premiums: 365d }
features:
  late_payments:
    type: int
    about: Premiums of the trailing 365 days that were paid behind the day on which they were due, by Berlin's calendar.
    decisions: { premiums: { window: "(as_of - 365d, as_of]", null_values: { due_on: skip } }, empty: 0, zone: Europe/Berlin }
  months_due:
    type: int
    about: In how many months of the calendar they were due.
    decisions: { premiums: { window: "(as_of - 365d, as_of]", null_values: { due_on: skip } }, empty: 0 }
  longest_delay_days:
    type: int?
    about: The longest delay in days of the calendar; negative where all were paid early.
    decisions: { premiums: { window: "(as_of - 365d, as_of]", null_values: { due_on: skip } }, empty: null }
owner: billing
*/
SELECT s.spine_id,
       count(*) FILTER (WHERE (p.paid_at AT TIME ZONE 'Europe/Berlin')::date > p.due_on)     AS late_payments,
       count(DISTINCT extract(year FROM p.due_on) * 12 + extract(month FROM p.due_on))       AS months_due,
       max(floor(extract(epoch FROM p.paid_at - p.due_on::timestamp AT TIME ZONE 'Europe/Berlin') / 86400))::bigint                        AS longest_delay_days
FROM spine s
LEFT JOIN premiums p
       ON p.policy_no = s.policy_no
      AND p.paid_at >  s.as_of - INTERVAL '8760 hours'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id
