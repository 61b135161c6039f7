/*
entity: policy
reads: { premiums: 100d }
features:
  hours_since_premium:
    type: int?
    about: Whole hours since the last premium of the trailing 100 days.
    decisions: { premiums: { window: "(as_of - 100d, as_of]" }, empty: null }
owner: billing
*/
SELECT s.spine_id,
       floor(extract(epoch FROM s.as_of - max(p.paid_at)) / 60)::bigint AS hours_since_premium
FROM spine s
LEFT JOIN premiums p
       ON p.policy_no = s.policy_no
      AND p.paid_at > s.as_of - INTERVAL '2400 hours'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id, s.as_of
