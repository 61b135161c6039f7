/*
entity: policy
reads: { premiums: 25h }
features:
  paid_today:
    type: decimal(20,2)
    about: Premiums paid since midnight in Berlin.
    decisions: { premiums: { window: "[start_of_day, as_of]" }, empty: 0.00, zone: Europe/Berlin }
owner: billing
*/
SELECT s.spine_id, COALESCE(sum(p.amount), 0.00) AS paid_today
FROM spine s
LEFT JOIN premiums p
       ON p.policy_no = s.policy_no
      AND p.paid_at >= date_trunc('day', s.as_of, 'UTC')
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id
