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
       COALESCE((SELECT sum(x.amount) FROM payments x
                 WHERE x.customer_id = s.customer_id
                   AND x.paid_at > s.as_of - INTERVAL '168 hours' AND x.paid_at <= s.as_of), 0) AS spent_7d,
       (SELECT count(DISTINCT x.login_id) FROM logins x
        WHERE x.customer_id = s.customer_id
          AND x.logged_in_at > s.as_of - INTERVAL '168 hours' AND x.logged_in_at <= s.as_of
          AND x.received_at <= s.as_of) AS logins_7d
FROM spine s
