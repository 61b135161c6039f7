/*
entity: customer
reads: { logins: 30d }
features:
  stddev_duration_30d:
    type: double?
    about: The standard deviation of the durations of the logins of the trailing 30 days, ms, estimated from a sample.
    # SQL takes the root of a variance of 16 digits to as many places as that has: 8 digits are right.
    compare: { relative: 1e-8 }
    decisions: { logins: { window: "(as_of - 30d, as_of]", null_values: { duration_ms: skip } }, empty: null }
  p90_duration_30d:
    type: int?
    about: The duration that nine of ten do not exceed, one of those that there are.
    decisions: { logins: { window: "(as_of - 30d, as_of]", null_values: { duration_ms: skip } }, empty: null }
owner: security
*/
SELECT s.spine_id,
       stddev_pop(l.duration_ms)::float8                               AS stddev_duration_30d,
       percentile_disc(0.9) WITHIN GROUP (ORDER BY l.duration_ms)       AS p90_duration_30d
FROM spine s
LEFT JOIN logins l
       ON l.customer_id = s.customer_id
      AND l.logged_in_at >  s.as_of - INTERVAL '720 hours'
      AND l.logged_in_at <= s.as_of
      AND l.received_at  <= s.as_of
GROUP BY s.spine_id
