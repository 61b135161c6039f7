/*
entity: card
reads: { payments: 50h }
features:
  payments_yesterday:
    type: int
    about: Payments of the day before, from midnight to midnight in New York.
    decisions: { empty: 0, zone: America/New_York }
  last_paid_yesterday:
    type: timestamp?
    about: The last of them.
    decisions: { empty: null, zone: America/New_York }
owner: risk
*/
WITH days AS (
    SELECT q.spine_id, q.card_id, date_trunc('day', q.as_of AT TIME ZONE 'America/New_York') AS today
    FROM spine q
)
SELECT d.spine_id,
       count(p.paid_at)  AS payments_yesterday,
       max(p.paid_at)    AS last_paid_yesterday
FROM days d
LEFT JOIN payments p
       ON p.card_id = d.card_id
      AND p.paid_at >= (d.today - INTERVAL '1 day') AT TIME ZONE 'America/New_York'
      AND p.paid_at <  d.today AT TIME ZONE 'America/New_York'
GROUP BY d.spine_id
