/*
entity: customer
reads: { profiles: 365d }
features:
  raises:
    type: int
    about: How often in the trailing 365 days a record with a known limit had a larger one than the record with a known limit before it.
    decisions: { empty: 0 }
  last_raise_at:
    type: timestamp?
    about: When it last did.
    decisions: { empty: null }
owner: lending
*/
WITH limits AS (
    SELECT q.spine_id, p.changed_at, p.credit_limit,
           lag(p.credit_limit) OVER (PARTITION BY q.spine_id ORDER BY p.changed_at) AS earlier
    FROM spine q
    JOIN profiles p
      ON p.customer_id = q.customer_id
     AND p.changed_at >  q.as_of - INTERVAL '8760 hours'
     AND p.changed_at <= q.as_of
     AND p.credit_limit IS NOT NULL
)
SELECT s.spine_id,
       count(l.changed_at)  AS raises,
       max(l.changed_at)    AS last_raise_at
FROM spine s
LEFT JOIN limits l ON l.spine_id = s.spine_id AND l.credit_limit > l.earlier
GROUP BY s.spine_id
