/*
entity: customer
reads: { orders: 40d }
features:
  tags_40d:
    type: int
    about: How many different tags the orders of the trailing 40 days bear.
    decisions: { orders: { window: "(as_of - 40d, as_of]" }, empty: 0 }
  weight_40d:
    type: int
    about: The known weights of their lines together, g.
    decisions: { orders: { window: "(as_of - 40d, as_of]" }, empty: 0 }
  first_tag:
    type: text?
    about: The first tag of the last of these orders; NULL where it has none.
    decisions: { orders: { window: "(as_of - 40d, as_of]", ties: [placed_at desc, order_id desc] }, empty: null }
owner: growth
*/
WITH recent AS (
    SELECT q.spine_id, o.order_id, o.placed_at, o.tags, o.weights_g
    FROM spine q
    JOIN orders o
      ON o.customer_id = q.customer_id
     AND o.placed_at >  q.as_of - INTERVAL '960 hours'
     AND o.placed_at <= q.as_of
)
SELECT s.spine_id,
       (SELECT count(t.tag)
        FROM recent r CROSS JOIN LATERAL unnest(r.tags) AS t(tag)
        WHERE r.spine_id = s.spine_id)                               AS tags_40d,
       (SELECT COALESCE(sum(w.grams), 0)
        FROM recent r CROSS JOIN LATERAL unnest(r.weights_g) AS w(grams)
        WHERE r.spine_id = s.spine_id)                               AS weight_40d,
       l.tags[1]                                                     AS first_tag
FROM spine s
LEFT JOIN LATERAL (
    SELECT r.tags
    FROM recent r
    WHERE r.spine_id = s.spine_id
    ORDER BY r.placed_at DESC, r.order_id DESC
    LIMIT 1
) l ON true
