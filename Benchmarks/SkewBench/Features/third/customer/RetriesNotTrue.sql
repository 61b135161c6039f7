/*
entity: customer
reads: { logins: 48h }
features:
  quick_retries:
    type: int
    about: Logins of the trailing 48 hours no more than a minute behind the login before, which is known to have failed.
    decisions: { empty: 0 }
  devices:
    type: "list(text, ordered)"
    about: The devices of those logins, each once, by code point.
    decisions: { logins: { window: "(as_of - 48h, as_of]", null_values: { device_id: skip }, duplicates: once }, empty: [] }
owner: security
*/
WITH seen AS (
    SELECT q.spine_id, l.device_id, l.logged_in_at,
           lag(l.has_succeeded) OVER w AS previous_succeeded,
           lag(l.logged_in_at)  OVER w AS previous_at
    FROM spine q
    JOIN logins l
      ON l.customer_id = q.customer_id
     AND l.logged_in_at >  q.as_of - INTERVAL '48 hours'
     AND l.logged_in_at <= q.as_of
     AND l.received_at <= q.as_of
    WINDOW w AS (PARTITION BY q.spine_id ORDER BY l.logged_in_at, l.login_id)
)
SELECT s.spine_id,
       (SELECT count(*) FROM seen e
        WHERE e.spine_id = s.spine_id
          AND e.previous_succeeded IS FALSE
          AND e.logged_in_at - e.previous_at <= INTERVAL '60 seconds')            AS quick_retries,
       ARRAY(SELECT DISTINCT e.device_id COLLATE "C" AS device
             FROM seen e
             WHERE e.spine_id = s.spine_id
               AND e.device_id IS NOT NULL
             ORDER BY device)                                                     AS devices
FROM spine s
