/*
entity: customer
reads: { orders: 30d }
features:
  items_30d:
    type: int
    about: How many weights the orders of the trailing 30 days list, known or not.
    decisions: { orders: { window: "(as_of - 30d, as_of]" }, empty: 0 }
  heaviest_g:
    type: int?
    about: The largest of them that is known.
    decisions: { orders: { window: "(as_of - 30d, as_of]" }, empty: null }
  bare_orders:
    type: int
    about: Orders that list none, or have no list.
    decisions: { orders: { window: "(as_of - 30d, as_of]", null_values: { weights_g: count } }, empty: 0 }
owner: hub
*/
SELECT s.spine_id,
       COALESCE(sum(cardinality(o.weights_g)), 0)                                       AS items_30d,
       max(h.heaviest)                                                                  AS heaviest_g,
       count(o.order_id) FILTER (WHERE COALESCE(cardinality(o.weights_g), 0) = 0)       AS bare_orders
FROM spine s
LEFT JOIN orders o
       ON o.customer_id = s.customer_id
      AND o.placed_at >  s.as_of - INTERVAL '720 hours'
      AND o.placed_at <= s.as_of
LEFT JOIN LATERAL (SELECT max(w.g) AS heaviest FROM unnest(o.weights_g) AS w(g)) h ON true
GROUP BY s.spine_id
