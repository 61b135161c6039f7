/*
entity: shopper
reads: { shop_orders: all }
features:
  orders_90d:
    type: int
    about: Orders of the trailing 90 days that stand, in the version recorded last.
    decisions: { shop_orders: { window: "(as_of - 90d, as_of]", late: count }, empty: 0 }
  spent_90d:
    type: decimal(30,2)
    about: Their known totals together.
    decisions: { shop_orders: { window: "(as_of - 90d, as_of]", null_values: { total: skip } }, empty: 0.00 }
  last_total:
    type: decimal(10,2)?
    about: The total of the last of them, where it is known; of orders at once the largest number is the last.
    decisions: { shop_orders: { window: "(as_of - 90d, as_of]" }, empty: null }
  countries:
    type: "list(text, ordered)"
    about: The different countries that they went to, by code point.
    decisions: { shop_orders: { window: "(as_of - 90d, as_of]", null_values: { country: skip } }, empty: [] }
owner: web
*/
WITH newest AS (
    SELECT DISTINCT ON (q.spine_id, o.order_no)
           q.spine_id, q.as_of, q.shopper_id AS asked, o.order_no, o.shopper_id, o.ordered_at, o.is_cancelled, o.country, o.total
    FROM spine q
    JOIN shop_orders o ON o.recorded_at <= q.as_of AND o.is_cancelled IS NOT TRUE
    ORDER BY q.spine_id, o.order_no, o.recorded_at DESC
),
standing AS (
    SELECT n.spine_id, n.order_no, n.ordered_at, n.country, n.total
    FROM newest n
    WHERE n.asked = n.shopper_id
      AND n.is_cancelled IS NOT TRUE
      AND n.ordered_at <= n.as_of
      AND n.ordered_at > n.as_of - INTERVAL '2160 hours'
)
SELECT s.spine_id,
       count(o.order_no)                                                            AS orders_90d,
       COALESCE(sum(o.total), 0.00)                                                 AS spent_90d,
       (array_agg(o.total ORDER BY o.ordered_at DESC, o.order_no DESC))[1]          AS last_total,
       COALESCE(array_agg(DISTINCT o.country COLLATE "C" ORDER BY o.country COLLATE "C")
                    FILTER (WHERE o.country IS NOT NULL), '{}')                     AS countries
FROM spine s
LEFT JOIN standing o USING (spine_id)
GROUP BY s.spine_id
