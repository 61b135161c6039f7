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
       ARRAY[count(*) FILTER (WHERE p.age >= INTERVAL '504 hours'),
             count(*) FILTER (WHERE p.age >= INTERVAL '336 hours' AND p.age < INTERVAL '504 hours'),
             count(*) FILTER (WHERE p.age >= INTERVAL '168 hours' AND p.age < INTERVAL '336 hours'),
             count(*) FILTER (WHERE p.age <  INTERVAL '168 hours')]     AS weekly_payments,
       LEAST(count(*) FILTER (WHERE p.age >= INTERVAL '504 hours'),
             count(*) FILTER (WHERE p.age >= INTERVAL '336 hours' AND p.age < INTERVAL '504 hours'),
             count(*) FILTER (WHERE p.age >= INTERVAL '168 hours' AND p.age < INTERVAL '336 hours'),
             count(*) FILTER (WHERE p.age <  INTERVAL '168 hours'))     AS quietest_week
FROM spine s
LEFT JOIN LATERAL (
    SELECT s.as_of - m.paid_at AS age
    FROM payments m
    WHERE m.card_id = s.card_id
      AND m.paid_at >  s.as_of - INTERVAL '672 hours'
      AND m.paid_at <= s.as_of
) p ON true
GROUP BY s.spine_id
