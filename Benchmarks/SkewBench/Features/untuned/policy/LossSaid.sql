/*
entity: policy
reads: { claims: all, premiums: 365d }
features:
  loss_ratio:
    type: decimal(20,3)?
    about: What is reserved for the open claims reported in the trailing 365 days, divided by the premiums paid in these days.
    decisions: { claims: { late: count }, empty: null, rounding: half_away }
  slowest_report_days:
    type: int?
    about: The most days from a loss to the day in Berlin on which it was reported, of these claims.
    decisions: { empty: null, zone: Europe/Berlin }
  methods:
    type: int
    about: In how many ways premiums of these days were paid; ways that differ in case are different.
    decisions: { premiums: { window: "(as_of - 365d, as_of]", null_values: { method: skip } }, empty: 0 }
owner: claims
*/
WITH newest AS (
    SELECT DISTINCT ON (q.spine_id, c.claim_id)
           q.spine_id, q.as_of, q.policy_no AS asked, c.policy_no, c.reported_at, c.lost_on, c.reserve, c.status, c.is_withdrawn
    FROM spine q
    JOIN claims c ON c.recorded_at <= q.as_of
    ORDER BY q.spine_id, c.claim_id, c.recorded_at DESC
),
unsettled AS (
    SELECT n.spine_id,
           sum(n.reserve)                                                               AS reserve,
           max((n.reported_at AT TIME ZONE 'Europe/Berlin')::date - n.lost_on)          AS report_days
    FROM newest n
    WHERE n.policy_no = n.asked
      AND n.reported_at > n.as_of - INTERVAL '8760 hours'
      AND n.reported_at <= n.as_of
      AND COALESCE(NOT n.is_withdrawn, true)
      AND COALESCE(n.status, '') <> 'closed'
    GROUP BY n.spine_id
),
paid AS (
    SELECT q.spine_id, sum(p.amount) AS amount, count(DISTINCT p.method) AS methods
    FROM spine q
    JOIN premiums p
      ON p.policy_no = q.policy_no
     AND p.paid_at > q.as_of - INTERVAL '8760 hours'
     AND p.paid_at <= q.as_of
    GROUP BY q.spine_id
)
SELECT s.spine_id,
       round(CASE WHEN p.amount <> 0 THEN COALESCE(o.reserve, 0) / p.amount END, 3)       AS loss_ratio,
       o.report_days                                                AS slowest_report_days,
       COALESCE(p.methods, 0)                                       AS methods
FROM spine s
LEFT JOIN unsettled o ON o.spine_id = s.spine_id
LEFT JOIN paid p ON p.spine_id = s.spine_id
