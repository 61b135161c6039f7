/*
entity: customer
reads: { payments: 7d, logins: 7d }
features:
  spent_7d:
    type: decimal(20,2)
    about: What the payments of the trailing 7 days came to.
    decisions: { payments: { window: "(as_of - 7d, as_of]" }, empty: 0.00 }
  logins_7d:
    type: int
    about: Logins of those days, as far as they arrived.
    decisions: { logins: { window: "(as_of - 7d, as_of]", late: count }, empty: 0 }
owner: growth
*/
SELECT s.spine_id,
       COALESCE(p.spent, 0.00)  AS spent_7d,
       COALESCE(l.logins, 0)    AS logins_7d
FROM spine s
LEFT JOIN (
    SELECT q.spine_id, sum(x.amount) AS spent
    FROM spine q
    JOIN payments x ON x.customer_id = q.customer_id
                   AND x.paid_at > q.as_of - INTERVAL '168 hours' AND x.paid_at <= q.as_of
    GROUP BY q.spine_id
) p ON p.spine_id = s.spine_id
LEFT JOIN (
    SELECT q.spine_id, count(*) AS logins
    FROM spine q
    JOIN logins x ON x.customer_id = q.customer_id
                 AND x.logged_in_at > q.as_of - INTERVAL '168 hours' AND x.logged_in_at <= q.as_of
                 AND x.received_at <= q.as_of
    GROUP BY q.spine_id
) l ON l.spine_id = s.spine_id
