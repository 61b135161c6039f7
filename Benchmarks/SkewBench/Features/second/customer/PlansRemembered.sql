/*
entity: customer
reads: { subscriptions: all }
features:
  new_plans_30d:
    type: int
    about: Plans begun in the trailing 30 days of which no subscription is older, of what is known and not cancelled.
    decisions: { subscriptions: { window: "(-infinity, as_of]", null_values: { plan: skip } }, empty: 0 }
  monthly_bill:
    type: decimal(20,2)
    about: What all subscriptions cost in a month, as far as is known.
    decisions: { subscriptions: { window: "(-infinity, as_of]", null_values: { monthly: skip } }, empty: 0.00 }
owner: growth
*/
WITH newest AS (
    SELECT DISTINCT ON (q.spine_id, u.subscription_id)
           q.spine_id, q.as_of, q.customer_id AS asked_for, u.customer_id, u.started_at, u.is_cancelled, u.plan, u.monthly
    FROM spine q
    JOIN subscriptions u ON u.recorded_at <= q.as_of
    ORDER BY q.spine_id, u.subscription_id, u.recorded_at DESC
),
held AS (
    SELECT n.spine_id, n.plan, n.monthly, n.started_at > n.as_of - INTERVAL '720 hours' AS is_new
    FROM newest n
    WHERE n.customer_id = n.asked_for
      AND n.started_at <= n.as_of
      AND n.is_cancelled IS NOT TRUE
)
SELECT s.spine_id,
       (SELECT count(*)
        FROM (SELECT h.plan FROM held h WHERE h.spine_id = s.spine_id AND h.is_new AND h.plan IS NOT NULL
              EXCEPT
              SELECT h.plan FROM held h WHERE h.spine_id = s.spine_id AND NOT h.is_new) x)   AS new_plans_30d,
       (SELECT COALESCE(sum(h.monthly), 0.00)
        FROM held h WHERE h.spine_id = s.spine_id)                                           AS monthly_bill
FROM spine s
