/*
entity: customer
reads: { orders: 60d, tickets: 60d }
features:
  troubled_orders:
    type: int
    about: Orders of the trailing 60 days behind which, within 14 days, a ticket was opened.
    decisions: { orders: { window: "(as_of - 60d, as_of]" }, empty: 0 }
  order_count:
    type: int
    about: Orders of the trailing 60 days.
    decisions: { orders: { window: "(as_of - 60d, as_of]" }, empty: 0 }
owner: shop
*/
WITH recent AS (
    SELECT q.spine_id, o.order_id,
           t.ticket_id IS NOT NULL AS is_troubled
    FROM spine q
    JOIN orders o
      ON o.customer_id = q.customer_id
     AND o.placed_at >  q.as_of - INTERVAL '1440 hours'
     AND o.placed_at <= q.as_of
    LEFT JOIN tickets t
      ON t.customer_id = o.customer_id
     AND t.opened_at >  o.placed_at
     AND t.opened_at <= o.placed_at + INTERVAL '336 hours'
     AND t.opened_at <= q.as_of
)
SELECT s.spine_id,
       count(*) FILTER (WHERE r.is_troubled)  AS troubled_orders,
       count(r.order_id)                      AS order_count
FROM spine s
LEFT JOIN recent r ON r.spine_id = s.spine_id
GROUP BY s.spine_id
