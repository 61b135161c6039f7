/*
entity: policy
reads: { claims: all, premiums: 365d }
features:
  loss_percent:
    type: int?
    about: What is reserved for the policy's claims in percent of the premiums of the trailing 365 days, cut to whole ones.
    decisions: { empty: null, rounding: toward_zero }
  is_covered:
    type: bool
    about: Whether the premiums are more than the reserves.
    decisions: { empty: false }
owner: claims
*/
WITH versions AS (
    SELECT q.spine_id, c.policy_no, c.reported_at, c.reserve, c.is_withdrawn,
           row_number() OVER (PARTITION BY q.spine_id, c.claim_id ORDER BY c.recorded_at DESC) AS recency
    FROM spine q
    JOIN claims c ON c.recorded_at <= q.as_of
),
money AS (
    SELECT s.spine_id,
           (SELECT (COALESCE(sum(p.amount), 0) * 100)::bigint
            FROM premiums p
            WHERE p.policy_no = s.policy_no
              AND p.paid_at >  s.as_of - INTERVAL '8760 hours'
              AND p.paid_at <= s.as_of)               AS paid,
           (SELECT (COALESCE(sum(v.reserve), 0) * 100)::bigint
            FROM versions v
            WHERE v.spine_id = s.spine_id
              AND v.recency = 1
              AND v.policy_no = s.policy_no
              AND v.reported_at <= s.as_of
              AND v.is_withdrawn IS NOT TRUE)         AS reserved
    FROM spine s
)
SELECT m.spine_id,
       m.reserved * 100 / NULLIF(m.paid, 0)  AS loss_percent,
       m.paid > m.reserved                   AS is_covered
FROM money m
