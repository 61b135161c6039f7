/*
entity: customer
reads: { logins: 60d }
features:
  usual_city:
    type: text?
    about: The city of the most logins of the trailing 60 days; of several, that of the latest, then the smallest by code point.
    decisions: { logins: { window: "(as_of - 60d, as_of]", null_values: { city: skip } }, empty: null }
owner: security
*/
SELECT s.spine_id,
       c.city   AS usual_city
FROM spine s
LEFT JOIN LATERAL (
    SELECT l.city
    FROM logins l
    WHERE l.customer_id = s.customer_id
      AND l.logged_in_at >  s.as_of - INTERVAL '1440 hours'
      AND l.logged_in_at <= s.as_of
      AND l.received_at  <= s.as_of
      AND l.city IS NOT NULL
    GROUP BY l.city
    ORDER BY count(*) DESC, max(l.received_at) DESC, l.city COLLATE "C"
    LIMIT 1
) c ON true
