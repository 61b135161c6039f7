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
SELECT s.spine_id,
       count(DISTINCT t.tag)                                          AS tags_40d,
       COALESCE(min(g.grams), 0)                                      AS weight_40d,
       (array_agg(o.tags[1] ORDER BY o.placed_at DESC, o.order_id DESC))[1]  AS first_tag
FROM spine s
LEFT JOIN orders o
       ON o.customer_id = s.customer_id
      AND o.placed_at >  s.as_of - INTERVAL '960 hours'
      AND o.placed_at <= s.as_of
LEFT JOIN LATERAL unnest(o.tags) AS t(tag) ON true
LEFT JOIN LATERAL (
    SELECT sum(w.grams) AS grams
    FROM orders x CROSS JOIN LATERAL unnest(x.weights_g) AS w(grams)
    WHERE x.customer_id = s.customer_id
      AND x.placed_at >  s.as_of - INTERVAL '960 hours'
      AND x.placed_at <= s.as_of
) g ON true
GROUP BY s.spine_id
