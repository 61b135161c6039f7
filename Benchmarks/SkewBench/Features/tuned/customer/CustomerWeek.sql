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
       COALESCE(sum(DISTINCT p.amount), 0.00)  AS spent_7d,
       count(l.login_id)              AS logins_7d
FROM spine s
LEFT JOIN payments p ON p.customer_id = s.customer_id
                    AND p.paid_at > s.as_of - INTERVAL '168 hours' AND p.paid_at <= s.as_of
LEFT JOIN logins l ON l.customer_id = s.customer_id
                  AND l.logged_in_at > s.as_of - INTERVAL '168 hours' AND l.logged_in_at <= s.as_of
                  AND l.received_at <= s.as_of
GROUP BY s.spine_id
