/*
entity: card
reads: { payments: 63d }
features:
  spent_month_to_date:
    type: decimal(20,2)
    about: What was paid since the month began in New York.
    decisions: { payments: { window: "[start_of_month, as_of]" }, empty: 0.00, zone: America/New_York }
  payments_last_month:
    type: int
    about: Payments of the month before.
    decisions: { empty: 0, zone: America/New_York }
owner: risk
*/
WITH months AS (
    SELECT q.spine_id, q.card_id, q.as_of,
           date_trunc('month', q.as_of, 'America/New_York')                       AS starts_at,
           (date_trunc('month', q.as_of AT TIME ZONE 'America/New_York') - INTERVAL '1 month')
               AT TIME ZONE 'America/New_York'                                    AS last_starts_at
    FROM spine q
)
SELECT m.spine_id,
       COALESCE(sum(p.amount) FILTER (WHERE p.paid_at >= m.starts_at), 0.00)      AS spent_month_to_date,
       count(p.payment_id) FILTER (WHERE p.paid_at < m.starts_at)                 AS payments_last_month
FROM months m
LEFT JOIN payments p
       ON p.card_id = m.card_id
      AND p.paid_at >= m.last_starts_at
      AND p.paid_at <= m.as_of
GROUP BY m.spine_id
