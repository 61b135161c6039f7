/*
entity: customer
reads: { logins: 24h }
features:
  suspicious_24h:
    type: int
    about: Logins of the trailing 24 hours, as far as they arrived, that failed or took more than 3 attempts.
    decisions: { logins: { window: "(as_of - 24h, as_of]", late: count }, empty: 0 }
  logins_24h:
    type: int
    about: All logins of those hours.
    decisions: { logins: { window: "(as_of - 24h, as_of]", late: count }, empty: 0 }
owner: security
*/
SELECT s.spine_id,
       count(*) FILTER (WHERE l.has_succeeded = false OR l.attempts > 3) AS suspicious_24h,
       count(l.login_id)                                                 AS logins_24h
FROM spine s
LEFT JOIN logins l
       ON l.customer_id = s.customer_id
      AND l.logged_in_at >  s.as_of - INTERVAL '24 hours'
      AND l.logged_in_at <= s.as_of
GROUP BY s.spine_id
