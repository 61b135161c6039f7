/*
entity: tenancy
reads: { repair_jobs: 365d }
features:
  cost:
    type: decimal(24,2)
    about: What the repairs reported in the trailing 365 days cost, as far as it is known by now; 100 cents are one.
    decisions: { repair_jobs: { window: "(as_of - 365d, as_of]", null_values: { cost_cents: skip } }, empty: 0.00 }
  slow_jobs:
    type: int
    about: Those that took more than 72 hours, or are not fixed by now and have been waiting for more than that.
    decisions: { repair_jobs: { window: "(as_of - 365d, as_of]" }, empty: 0 }
owner: lettings
*/
SELECT s.spine_id,
       round(COALESCE(sum(j.cost_cents) FILTER (WHERE j.fixed_at <= s.as_of), 0) / 100.0, 2)           AS cost,
       count(*) FILTER (WHERE LEAST(j.fixed_at, s.as_of) - j.reported_at >= INTERVAL '72 hours')        AS slow_jobs
FROM spine s
LEFT JOIN repair_jobs j
       ON j.tenancy_id = s.tenancy_id
      AND j.reported_at > s.as_of - INTERVAL '8760 hours'
      AND j.reported_at <= s.as_of
GROUP BY s.spine_id
