/*
entity: loan
reads: { instalments: 180d }
features:
  overdue_cents:
    type: int
    about: Cents that fell due in the trailing 180 days and of whose payment nothing is known.
    decisions: { instalments: { window: "(as_of - 180d, as_of]" }, empty: 0 }
  oldest_overdue_days:
    type: int?
    about: Whole days of 24 hours since the oldest of those instalments fell due.
    decisions: { empty: null, rounding: floor }
  paid_share:
    type: double?
    about: Share of the instalments of those 180 days that are known to be paid.
    decisions: { instalments: { window: "(as_of - 180d, as_of]" }, empty: null }
owner: lending
*/
WITH due AS (
    SELECT q.spine_id, i.due_at, i.due_cents,
           COALESCE(i.paid_at <= q.as_of, false) AS is_paid
    FROM spine q
    JOIN instalments i
      ON i.loan_id = q.loan_id
     AND i.due_at >  q.as_of - INTERVAL '4320 hours'
     AND i.due_at <= q.as_of
)
SELECT s.spine_id,
       sum(d.due_cents) FILTER (WHERE NOT d.is_paid) AS overdue_cents,
       floor(extract(epoch FROM s.as_of - min(d.due_at) FILTER (WHERE NOT d.is_paid)) / 86400)::bigint
           AS oldest_overdue_days,
       count(*) FILTER (WHERE d.is_paid)::float8 / NULLIF(count(d.due_at), 0) AS paid_share
FROM spine s
LEFT JOIN due d ON d.spine_id = s.spine_id
GROUP BY s.spine_id, s.as_of
