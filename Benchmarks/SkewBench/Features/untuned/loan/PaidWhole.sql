/*
entity: loan
reads: { instalments: 180d }
features:
  paid_percent:
    type: decimal(20,1)?
    about: What is known to be paid on the instalments due in the trailing 180 days, as a percentage of what was due.
    decisions: { instalments: { window: "(as_of - 180d, as_of]" }, empty: null, rounding: half_away }
  short_paid:
    type: int
    about: Instalments of these on which less is known to be paid than was due; one that is not paid is not short.
    decisions: { instalments: { window: "(as_of - 180d, as_of]", null_values: { paid_cents: skip } }, empty: 0 }
  last_channel:
    type: text?
    about: How the newest of them was paid, of those known to be paid.
    decisions: { empty: null }
owner: lending
*/
WITH due AS (
    SELECT q.spine_id, i.seq, i.due_at, i.due_cents,
           i.paid_at <= q.as_of                                   AS is_paid,
           CASE WHEN i.paid_at <= q.as_of THEN i.paid_cents END   AS paid_cents,
           CASE WHEN i.paid_at <= q.as_of THEN i.channel END      AS channel
    FROM spine q
    JOIN instalments i USING (loan_id)
    WHERE i.due_at > q.as_of - INTERVAL '4320 hours' AND i.due_at <= q.as_of
)
SELECT s.spine_id,
       round(100 * COALESCE(sum(d.paid_cents), 0) / NULLIF(sum(d.due_cents), 0), 1)                 AS paid_percent,
       count(*) FILTER (WHERE d.paid_cents < d.due_cents)                                             AS short_paid,
       (array_agg(d.channel ORDER BY d.due_at DESC, d.seq DESC) FILTER (WHERE d.is_paid))[1]          AS last_channel
FROM spine s
LEFT JOIN due d USING (spine_id)
GROUP BY s.spine_id
