/*
entity: customer
reads: { orders: 90d }
features:
  mean_total:
    type: decimal(12,2)?
    about: The mean total of the orders of the trailing 90 days that have one, to the cent.
    decisions:
      orders: { window: "(as_of - 90d, as_of]", null_values: { total: skip } }
      empty: null
      rounding: half_away
  small_orders:
    type: int
    about: Orders with a total below 20.
    decisions: { orders: { window: "(as_of - 90d, as_of]", null_values: { total: skip } }, empty: 0 }
owner: shop
*/
SELECT s.spine_id,
       round(sum(o.total) / NULLIF(count(o.order_id), 0), 2)                   AS mean_total,
       count(*) FILTER (WHERE o.total < 20)     AS small_orders
FROM spine s
LEFT JOIN orders o
       ON o.customer_id = s.customer_id
      AND o.placed_at >  s.as_of - INTERVAL '2160 hours'
      AND o.placed_at <= s.as_of
GROUP BY s.spine_id
