/*
entity: card
reads: { payments: 25h }
features:
  payments_today:
    type: int
    about: Payments since midnight in America/New_York.
    decisions: { payments: { window: "[start_of_day, as_of]" }, empty: 0, zone: America/New_York }
  spent_today:
    type: decimal(20,2)
    about: What they came to.
    decisions: { payments: { window: "[start_of_day, as_of]" }, empty: 0.00, zone: America/New_York }
owner: risk
*/
WITH asked AS (
    SELECT q.spine_id, q.card_id, q.as_of, date_trunc('day', q.as_of, 'UTC') AS midnight
    FROM spine q
)
SELECT a.spine_id,
       count(p.payment_id)            AS payments_today,
       COALESCE(sum(p.amount), 0.00)  AS spent_today
FROM asked a
LEFT JOIN payments p ON p.card_id = a.card_id AND p.paid_at BETWEEN a.midnight AND a.as_of
GROUP BY a.spine_id
