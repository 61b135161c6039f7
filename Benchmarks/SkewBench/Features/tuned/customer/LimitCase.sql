/*
entity: customer
reads: { payments: 30d, profiles: latest }
features:
  limit_use_30d:
    type: double?
    about: What was spent in the trailing 30 days as a share of the credit limit; none where either is not known or 0.
    decisions: { payments: { window: "(as_of - 30d, as_of]" }, empty: null }
owner: risk
*/
WITH limits AS (
    SELECT q.spine_id,
           (SELECT p.credit_limit FROM profiles p
            WHERE p.customer_id = q.customer_id AND p.changed_at <= q.as_of
            ORDER BY p.changed_at DESC LIMIT 1) AS credit_limit
    FROM spine q
)
SELECT s.spine_id,
       sum(x.amount)::float8 / CASE WHEN m.credit_limit <> 0 THEN m.credit_limit::float8 END AS limit_use_30d
FROM spine s
JOIN limits m ON m.spine_id = s.spine_id
LEFT JOIN payments x
       ON x.customer_id = s.customer_id
      AND x.paid_at >  s.as_of - INTERVAL '720 hours'
      AND x.paid_at <= s.as_of
GROUP BY s.spine_id, m.credit_limit
