/*
entity: customer
reads: { orders: 37d, tickets: 30d }
features:
  spent_30d:
    type: decimal(20,2)
    about: The known totals of the orders of the trailing 30 days.
    decisions: { orders: { window: "(as_of - 30d, as_of]", null_values: { total: skip } }, empty: 0.00 }
  tickets_per_order:
    type: double?
    about: Tickets opened in these days for each order placed in them; NULL without orders.
    decisions: { empty: null }
  orders_before_ticket:
    type: int
    about: Orders placed within the 7 days up to a ticket of these days, each once.
    decisions: { empty: 0 }
owner: shop
*/
WITH bought AS (
    SELECT q.spine_id, sum(o.total) AS spent, count(*) AS orders
    FROM spine q
    JOIN orders o
      ON o.customer_id = q.customer_id
     AND o.placed_at > q.as_of - INTERVAL '720 hours'
     AND o.placed_at <= q.as_of
    GROUP BY q.spine_id
),
opened AS (
    SELECT q.spine_id, count(*) AS tickets
    FROM spine q
    JOIN tickets t
      ON t.customer_id = q.customer_id
     AND t.opened_at > q.as_of - INTERVAL '720 hours'
     AND t.opened_at <= q.as_of
    GROUP BY q.spine_id
),
linked AS (
    SELECT q.spine_id, count(DISTINCT o.order_id) AS orders
    FROM spine q
    JOIN tickets t
      ON t.customer_id = q.customer_id
     AND t.opened_at > q.as_of - INTERVAL '720 hours'
     AND t.opened_at <= q.as_of
    JOIN orders o
      ON o.customer_id = t.customer_id
     AND o.placed_at > t.opened_at - INTERVAL '168 hours'
     AND o.placed_at <= t.opened_at
    GROUP BY q.spine_id
)
SELECT s.spine_id,
       COALESCE(b.spent, 0.00)                            AS spent_30d,
       COALESCE(t.tickets, 0)::float8 / b.orders          AS tickets_per_order,
       COALESCE(l.orders, 0)                              AS orders_before_ticket
FROM spine s
LEFT JOIN bought b ON b.spine_id = s.spine_id
LEFT JOIN opened t ON t.spine_id = s.spine_id
LEFT JOIN linked l ON l.spine_id = s.spine_id
