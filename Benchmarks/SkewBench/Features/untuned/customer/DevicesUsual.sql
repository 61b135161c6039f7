/*
entity: customer
reads: { logins: 30d }
features:
  device_changes:
    type: int
    about: How often a login of the trailing 30 days came from another device than the one before; unknown is a device of its own.
    decisions: { empty: 0 }
  failures_since_success:
    type: int
    about: Logins known to have failed behind the last one known to have succeeded, as far as they arrived.
    decisions: { empty: 0 }
  slow_logins:
    type: int
    about: Logins that took longer than the mean of these days.
    decisions: { logins: { window: "(as_of - 30d, as_of]", null_values: { duration_ms: skip } }, empty: 0 }
owner: security
*/
WITH seen AS (
    SELECT q.spine_id, l.login_id, l.logged_in_at, l.device_id, l.has_succeeded, l.duration_ms,
           row_number() OVER w                                              AS position,
           lag(l.device_id) OVER w                                          AS device_before,
           avg(l.duration_ms) OVER (PARTITION BY q.spine_id)                AS usual
    FROM spine q
    JOIN logins l
      ON l.customer_id = q.customer_id
     AND l.received_at <= q.as_of
     AND l.logged_in_at > q.as_of - INTERVAL '720 hours'
     AND l.logged_in_at <= q.as_of
    WINDOW w AS (PARTITION BY q.spine_id ORDER BY l.logged_in_at, l.login_id)
),
success AS (
    SELECT e.spine_id, max(e.position) AS position
    FROM seen e
    WHERE e.has_succeeded
    GROUP BY e.spine_id
)
SELECT s.spine_id,
       count(*) FILTER (WHERE e.position > 1 AND e.device_id IS DISTINCT FROM e.device_before)          AS device_changes,
       count(*) FILTER (WHERE e.has_succeeded = false AND e.position > COALESCE(u.position, 0))         AS failures_since_success,
       count(*) FILTER (WHERE e.duration_ms > e.usual)                                                  AS slow_logins
FROM spine s
LEFT JOIN seen e ON e.spine_id = s.spine_id
LEFT JOIN success u ON u.spine_id = s.spine_id
GROUP BY s.spine_id
