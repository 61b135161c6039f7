/*
entity: customer
reads: { profiles: latest }
features:
  is_adult:
    type: bool?
    about: Whether the customer's eighteenth birthday has come, by UTC's calendar; born on 29 February, 1 March counts.
    decisions: { empty: null, zone: UTC }
  points:
    type: int
    about: The points of the record, 0 where it has none.
    decisions: { empty: 0 }
owner: growth
*/
WITH today AS (
    SELECT q.spine_id, q.customer_id, q.as_of, (q.as_of AT TIME ZONE 'UTC')::date AS day FROM spine q
)
SELECT t.spine_id,
       p.born_on <= t.day - INTERVAL '18 years'  AS is_adult,
       COALESCE(p.points, 0)                     AS points
FROM today t
LEFT JOIN profiles p
       ON p.customer_id = t.customer_id
      AND p.changed_at = (SELECT max(x.changed_at) FROM profiles x
                          WHERE x.customer_id = t.customer_id AND x.changed_at <= t.as_of)
