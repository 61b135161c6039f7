/*
entity: card
reads: { payments: 31d }
features:
  payments_month:
    type: int
    about: Payments since the same day and time a month ago on UTC's calendar, or the last day of a shorter month.
    decisions: { empty: 0, zone: UTC }
  days_in_month:
    type: int
    about: On how many days they were made.
    decisions: { empty: 0, zone: UTC }
owner: risk
*/
WITH recent AS (
    SELECT q.spine_id, p.payment_id, (p.paid_at AT TIME ZONE 'UTC')::date AS paid_on
    FROM spine q
    JOIN payments p
      ON p.card_id = q.card_id
     AND p.paid_at >  (q.as_of AT TIME ZONE 'UTC' - INTERVAL '1 month') AT TIME ZONE 'UTC'
     AND p.paid_at <= q.as_of
)
SELECT s.spine_id,
       count(r.payment_id)        AS payments_month,
       (SELECT count(*) FROM (SELECT x.paid_on FROM recent x WHERE x.spine_id = s.spine_id GROUP BY x.paid_on) d)
                                  AS days_in_month
FROM spine s
LEFT JOIN recent r ON r.spine_id = s.spine_id
GROUP BY s.spine_id
