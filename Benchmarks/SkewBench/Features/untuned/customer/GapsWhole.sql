/*
entity: customer
reads: { orders: 120d }
features:
  median_gap_hours:
    type: double?
    about: The median of the hours between an order of the trailing 120 days and the one before it.
    compare: { relative: 1e-12 }
    decisions: { empty: null }
  coupon_share:
    type: decimal(6,3)?
    about: The share of these orders that bear a coupon, an empty one too, to the thousandth.
    decisions: { orders: { window: "(as_of - 120d, as_of]", null_values: { coupon: count } }, empty: null, rounding: half_away }
  sale_orders:
    type: int
    about: Orders with the tag sale.
    decisions: { orders: { window: "(as_of - 120d, as_of]" }, empty: 0 }
  second_weight:
    type: int?
    about: The weight of the second line of the last order, where it is known.
    decisions: { empty: null }
owner: shop
*/
WITH placed AS (
    SELECT q.spine_id, o.order_id, o.placed_at, o.coupon, o.tags, o.weights_g,
           o.placed_at - lag(o.placed_at) OVER (PARTITION BY q.spine_id ORDER BY o.placed_at, o.order_id) AS gap,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY o.placed_at DESC, o.order_id DESC)         AS back
    FROM spine q
    JOIN orders o
      ON o.customer_id = q.customer_id
     AND o.placed_at > q.as_of - INTERVAL '2880 hours'
     AND o.placed_at <= q.as_of
)
SELECT s.spine_id,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM p.gap)::float8 / 3600)    AS median_gap_hours,
       round(count(p.coupon)::numeric / NULLIF(count(p.order_id), 0), 3)                        AS coupon_share,
       count(*) FILTER (WHERE 'sale' = ANY (p.tags))                                            AS sale_orders,
       max(p.weights_g[2]) FILTER (WHERE p.back = 1)                                            AS second_weight
FROM spine s
LEFT JOIN placed p USING (spine_id)
GROUP BY s.spine_id
