/*
entity: customer
reads: { logins: 3d }
features:
  sessions_3d:
    type: int
    about: Sessions of the trailing 3 days; one ends where 45 minutes pass before the next login that has arrived within an hour.
    decisions: { logins: { window: "(as_of - 3d, as_of]", late: ignore after 1h }, empty: 0 }
  largest_session_3d:
    type: int?
    about: How many logins the largest of them has.
    decisions: { logins: { window: "(as_of - 3d, as_of]", late: ignore after 1h }, empty: null }
owner: security
*/
WITH seen AS (
    SELECT q.spine_id, l.login_id, l.logged_in_at,
           CASE WHEN l.logged_in_at - lag(l.logged_in_at)
                         OVER (PARTITION BY q.spine_id ORDER BY l.logged_in_at, l.login_id)
                     <= INTERVAL '45 minutes' THEN 0 ELSE 1 END AS starts
    FROM spine q
    JOIN logins l
      ON l.customer_id = q.customer_id
     AND l.logged_in_at >  q.as_of - INTERVAL '72 hours'
     AND l.logged_in_at <= q.as_of
     AND l.received_at  <= q.as_of
),
numbered AS (
    SELECT n.spine_id,
           sum(n.starts) OVER (PARTITION BY n.spine_id ORDER BY n.logged_in_at, n.login_id) AS session
    FROM seen n
),
sized AS (
    SELECT n.spine_id, n.session, count(*) AS logins
    FROM numbered n
    GROUP BY n.spine_id, n.session
)
SELECT s.spine_id,
       count(z.session)   AS sessions_3d,
       max(z.logins)      AS largest_session_3d
FROM spine s
LEFT JOIN sized z ON z.spine_id = s.spine_id
GROUP BY s.spine_id
