/*
entity: customer
reads: { logins: 7d }
features:
  seconds_7d:
    type: int
    about: The known durations of the logins of the trailing 7 days together, in seconds, rounded, halves away from 0.
    decisions: { logins: { window: "(as_of - 7d, as_of]", null_values: { duration_ms: skip } }, empty: 0, rounding: half_away }
owner: security
*/
SELECT s.spine_id,
       COALESCE(sum(l.duration_ms) / 1000, 0)   AS seconds_7d
FROM spine s
LEFT JOIN logins l
       ON l.customer_id = s.customer_id
      AND l.logged_in_at >  s.as_of - INTERVAL '168 hours'
      AND l.logged_in_at <= s.as_of
      AND l.received_at  <= s.as_of
GROUP BY s.spine_id
