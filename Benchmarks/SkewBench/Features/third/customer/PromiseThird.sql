/*
entity: customer
reads: { orders: 30d }
features:
  on_time:
    type: int
    about: Orders of the trailing 30 days that are known to be shipped on or before the day of delivery, by New York's calendar.
    decisions: { orders: { window: "(as_of - 30d, as_of]", null_values: { deliver_on: skip } }, empty: 0, zone: America/New_York }
  due_soon:
    type: int
    about: Orders not known to be shipped that are to be delivered today or on one of the next three days.
    decisions: { orders: { window: "(as_of - 30d, as_of]", null_values: { deliver_on: skip } }, empty: 0, zone: America/New_York }
owner: hub
*/
WITH today AS (
    SELECT q.spine_id, q.customer_id, q.as_of, (q.as_of AT TIME ZONE 'America/New_York')::date AS day
    FROM spine q
)
SELECT d.spine_id,
       count(*) FILTER (WHERE o.shipped_at <= d.as_of
                          AND (o.shipped_at AT TIME ZONE 'America/New_York')::date <= o.deliver_on)  AS on_time,
       count(*) FILTER (WHERE (o.shipped_at <= d.as_of) IS NOT TRUE
                          AND o.deliver_on BETWEEN d.day AND d.day + 3)                              AS due_soon
FROM today d
LEFT JOIN orders o
       ON o.customer_id = d.customer_id
      AND o.placed_at >  d.as_of - INTERVAL '720 hours'
      AND o.placed_at <= d.as_of
GROUP BY d.spine_id
