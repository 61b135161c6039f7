/*
entity: customer
reads: { logins: 30d }
features:
  last_city:
    type: text?
    about: Where the last login of the trailing 30 days came from; of logins at one instant the one with the largest id.
    decisions: { logins: { window: "(as_of - 30d, as_of]", late: count }, empty: null }
  devices_30d:
    type: int
    about: How many devices logged in.
    decisions: { logins: { window: "(as_of - 30d, as_of]", null_values: { device_id: skip } }, empty: 0 }
owner: security
*/
WITH recent AS (
    SELECT q.spine_id, l.city, l.device_id,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY l.logged_in_at DESC, l.login_id DESC) AS recency
    FROM spine q
    JOIN logins l
      ON l.customer_id = q.customer_id
     AND l.logged_in_at >  q.as_of - INTERVAL '720 hours'
     AND l.logged_in_at <= q.as_of
     AND l.received_at  <= q.as_of
)
SELECT s.spine_id,
       (SELECT r.city FROM recent r WHERE r.spine_id = s.spine_id AND r.recency = 1)    AS last_city,
       (SELECT count(DISTINCT r.device_id) FROM recent r WHERE r.spine_id = s.spine_id) AS devices_30d
FROM spine s
