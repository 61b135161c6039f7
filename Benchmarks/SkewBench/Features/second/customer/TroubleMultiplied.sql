/*
entity: customer
reads: { orders: 37d, tickets: 30d }
features:
  tickets_30d:
    type: int
    about: Tickets of the trailing 30 days.
    decisions: { tickets: { window: "(as_of - 30d, as_of]" }, empty: 0 }
  orders_30d:
    type: int
    about: Orders of the trailing 30 days.
    decisions: { orders: { window: "(as_of - 30d, as_of]" }, empty: 0 }
  troubled_orders_30d:
    type: int
    about: Orders of the trailing 30 days behind which a ticket was opened within a week.
    decisions: { orders: { window: "(as_of - 30d, as_of]" }, empty: 0 }
owner: care
*/
WITH asked AS (
    SELECT q.spine_id, q.as_of, t.ticket_id, t.opened_at
    FROM spine q
    JOIN tickets t
      ON t.customer_id = q.customer_id
     AND t.opened_at >  q.as_of - INTERVAL '720 hours'
     AND t.opened_at <= q.as_of
),
complaints AS (
    SELECT a.spine_id, count(a.ticket_id) AS tickets
    FROM asked a
    JOIN orders o ON o.placed_at <= a.opened_at
    GROUP BY a.spine_id
),
bought AS (
    SELECT q.spine_id, count(o.order_id) AS orders,
           count(o.order_id) FILTER (WHERE EXISTS (SELECT 1 FROM asked a
                                                   WHERE a.spine_id = q.spine_id
                                                     AND a.opened_at >= o.placed_at
                                                     AND a.opened_at <  o.placed_at + INTERVAL '168 hours')) AS troubled
    FROM spine q
    JOIN orders o
      ON o.customer_id = q.customer_id
     AND o.placed_at >  q.as_of - INTERVAL '720 hours'
     AND o.placed_at <= q.as_of
    GROUP BY q.spine_id
)
SELECT s.spine_id,
       COALESCE(c.tickets, 0)    AS tickets_30d,
       COALESCE(b.orders, 0)     AS orders_30d,
       COALESCE(b.troubled, 0)   AS troubled_orders_30d
FROM spine s
LEFT JOIN complaints c ON c.spine_id = s.spine_id
LEFT JOIN bought b ON b.spine_id = s.spine_id
