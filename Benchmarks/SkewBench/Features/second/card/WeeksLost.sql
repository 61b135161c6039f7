/*
entity: card
reads: { payments: 28d }
features:
  weekly_payments:
    type: "list(int, ordered)"
    about: Payments of each of the trailing four weeks of 168 hours, the oldest first.
    decisions: { payments: { window: "(as_of - 28d, as_of]" } }
  quietest_week:
    type: int
    about: The fewest payments of a week.
    decisions: { payments: { window: "(as_of - 28d, as_of]" }, empty: 0 }
owner: risk
*/
SELECT s.spine_id,
       x.payments      AS weekly_payments,
       x.fewest        AS quietest_week
FROM spine s
CROSS JOIN LATERAL (
    SELECT array_agg(c.payments ORDER BY c.week) AS payments, min(c.payments) AS fewest
    FROM (SELECT w.week, count(p.payment_id) AS payments
          FROM generate_series(1, 4) AS w(week)
          JOIN payments p     
                 ON p.card_id = s.card_id
                AND p.paid_at >  s.as_of - (5 - w.week) * INTERVAL '168 hours'
                AND p.paid_at <= s.as_of - (4 - w.week) * INTERVAL '168 hours'
          GROUP BY w.week) c
) x
