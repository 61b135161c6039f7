/*
entity: customer
reads: { subscriptions: all }
features:
  subscriptions:
    type: int
    about: Subscriptions that have started and are not cancelled, as far as is recorded.
    decisions: { subscriptions: { window: "(-infinity, as_of]", late: count }, empty: 0 }
  seats:
    type: int
    about: How many seats they have together.
    decisions: { subscriptions: { window: "(-infinity, as_of]", late: count }, empty: 0 }
owner: growth
*/
WITH versions AS (
    SELECT q.spine_id, u.subscription_id, u.customer_id, u.started_at, u.is_cancelled, u.seats,
           row_number() OVER (PARTITION BY q.spine_id, u.subscription_id ORDER BY u.recorded_at DESC) AS recency
    FROM spine q
    JOIN subscriptions u ON u.recorded_at <= q.as_of
)
SELECT s.spine_id,
       count(v.subscription_id)      AS subscriptions,
       COALESCE(sum(v.seats), 0)     AS seats
FROM spine s
LEFT JOIN versions v
       ON v.spine_id = s.spine_id
      AND v.customer_id = s.customer_id
      AND v.started_at <= s.as_of
      AND v.is_cancelled IS NOT TRUE
GROUP BY s.spine_id
