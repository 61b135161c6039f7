/*
entity: customer
reads: { orders: 60d }
features:
  last_coupon:
    type: text?
    about: The coupon of the last order of the trailing 60 days that bears one; of orders at one instant the one with the largest id.
    decisions: { orders: { window: "(as_of - 60d, as_of]", ties: [placed_at desc, order_id desc], null_values: { coupon: skip } }, empty: null }
  mean_parcels:
    type: double?
    about: How many parcels an order known to have been shipped takes, on the average of those that say.
    compare: { float_mean: orders.parcels }
    decisions: { orders: { window: "(as_of - 60d, as_of]", null_values: { parcels: skip } }, empty: null }
owner: growth
*/
SELECT s.spine_id,
       (array_agg(o.coupon ORDER BY o.placed_at DESC, o.order_id DESC)
            FILTER (WHERE o.coupon IS NOT NULL))[1]                       AS last_coupon,
       avg(o.parcels) FILTER (WHERE o.shipped_at <= s.as_of)::float8      AS mean_parcels
FROM spine s
LEFT JOIN orders o
       ON o.customer_id = s.customer_id
      AND o.placed_at >  s.as_of - INTERVAL '1440 hours'
      AND o.placed_at <= s.as_of
GROUP BY s.spine_id
