/*
entity: loan
reads: { instalments: 32d }
features:
  due_this_month:
    type: int
    about: Instalments that fell due since the month began in Berlin.
    decisions: { instalments: { window: "[start_of_month, as_of]" }, empty: 0, zone: Europe/Berlin }
  weekend_due_32d:
    type: int
    about: Instalments of the trailing 32 days that fell due on a Saturday or Sunday in Berlin.
    decisions: { instalments: { window: "(as_of - 32d, as_of]" }, empty: 0, zone: Europe/Berlin }
  due_days_32d:
    type: int
    about: On how many of Berlin's days instalments fell due.
    decisions: { instalments: { window: "(as_of - 32d, as_of]" }, empty: 0, zone: Europe/Berlin }
owner: lending
*/
SELECT s.spine_id,
       count(*) FILTER (WHERE i.due_at >= date_trunc('month', s.as_of, 'Europe/Berlin'))         AS due_this_month,
       count(*) FILTER (WHERE extract(isodow FROM i.due_at AT TIME ZONE 'Europe/Berlin') >= 6)   AS weekend_due_32d,
       count(DISTINCT (i.due_at AT TIME ZONE 'UTC')::date)                             AS due_days_32d
FROM spine s
LEFT JOIN instalments i
       ON i.loan_id = s.loan_id
      AND i.due_at >  s.as_of - INTERVAL '768 hours'
      AND i.due_at <= s.as_of
GROUP BY s.spine_id
