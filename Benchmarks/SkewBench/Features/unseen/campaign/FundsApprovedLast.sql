/*
entity: campaign
reads: { budgets: 90d }
features:
  budget_cents:
    type: int?
    about: The daily budget in force, of those of the trailing 90 days that are approved by now; NULL where it says none.
    decisions: { budgets: { window: "(as_of - 90d, as_of]", null_values: { daily_cents: count }, late: count }, empty: null }
  changes:
    type: int
    about: How often a budget of these differed from the one before; unknown is a budget of its own.
    decisions: { budgets: { window: "(as_of - 90d, as_of]" }, empty: 0 }
  days_in_force:
    type: int?
    about: Whole spans of 24 hours since the last of them came into force.
    decisions: { budgets: { window: "(as_of - 90d, as_of]" }, empty: null, rounding: floor }
owner: marketing
*/
WITH approved AS (
    SELECT q.spine_id, b.valid_from, b.daily_cents,
           lag(b.daily_cents) OVER (PARTITION BY q.spine_id ORDER BY b.valid_from) AS before,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY b.valid_from)       AS position
    FROM spine q
    JOIN budgets b
      ON b.campaign_id = q.campaign_id
     AND b.approved_at <= q.as_of
     AND b.valid_from > q.as_of - INTERVAL '2160 hours'
     AND b.valid_from <= q.as_of
)
SELECT s.spine_id,
       (array_agg(a.daily_cents ORDER BY a.valid_from DESC))[1]                                 AS budget_cents,
       count(*) FILTER (WHERE a.position > 1 AND a.daily_cents IS DISTINCT FROM a.before)       AS changes,
       floor(extract(epoch FROM s.as_of - max(a.valid_from)) / 86400)::bigint                   AS days_in_force
FROM spine s
LEFT JOIN approved a USING (spine_id)
GROUP BY s.spine_id, s.as_of
