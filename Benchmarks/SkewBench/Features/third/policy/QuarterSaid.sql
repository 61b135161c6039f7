/*
entity: policy
reads: { premiums: 93d }
features:
  paid_this_quarter:
    type: decimal(20,2)
    about: Premiums paid since the quarter of the year began in Berlin.
    decisions: { empty: 0.00, zone: Europe/Berlin }
  last_method:
    type: text
    about: How the last premium of the trailing 90 days was paid; none where it is not said, or nothing was paid.
    decisions: { premiums: { window: "(as_of - 90d, as_of]", null_values: { method: count } }, empty: none }
owner: billing
*/
SELECT s.spine_id,
       (SELECT COALESCE(sum(p.amount), 0.00)
        FROM premiums p
        WHERE p.policy_no = s.policy_no
          AND p.paid_at >= date_trunc('quarter', s.as_of, 'Europe/Berlin')
          AND p.paid_at <= s.as_of)                                         AS paid_this_quarter,
       COALESCE((SELECT p.method
                 FROM premiums p
                 WHERE p.policy_no = s.policy_no
                   AND p.paid_at >  s.as_of - INTERVAL '2160 hours'
                   AND p.paid_at <= s.as_of
                   AND p.method IS NOT NULL
                 ORDER BY p.paid_at DESC, p.premium_id DESC
                 LIMIT 1), 'none')                                          AS last_method
FROM spine s
