/*
entity: customer
reads: { orders: 60d }
features:
  days_between:
    type: int?
    about: Days of Berlin's calendar from the order before the last of the trailing 60 days to the last.
    decisions: { empty: null, zone: Europe/Berlin }
  last_weekday:
    type: int?
    about: The weekday of the last order there, Monday being 1.
    decisions: { orders: { window: "(as_of - 60d, as_of]" }, empty: null, zone: Europe/Berlin }
owner: shop
*/
WITH ranked AS (
    SELECT q.spine_id, (o.placed_at AT TIME ZONE 'Europe/Berlin')::date AS day,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY o.placed_at DESC, o.order_id DESC) AS recency
    FROM spine q
    JOIN orders o
      ON o.customer_id = q.customer_id
     AND o.placed_at >  q.as_of - INTERVAL '1440 hours'
     AND o.placed_at <= q.as_of
)
SELECT s.spine_id,
       max(r.day) FILTER (WHERE r.recency = 1) - max(r.day) FILTER (WHERE r.recency = 2)  AS days_between,
       max(extract(dow FROM r.day)) FILTER (WHERE r.recency = 1)::bigint               AS last_weekday
FROM spine s
LEFT JOIN ranked r ON r.spine_id = s.spine_id
GROUP BY s.spine_id
