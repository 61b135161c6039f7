/*
entity: card
reads: { payments: 28d }
features:
  weekend_spend:
    type: decimal(20,2)
    about: What was paid on Saturdays and Sundays in New York in the trailing 28 days.
    decisions: { payments: { window: "(as_of - 28d, as_of]" }, empty: 0.00, zone: America/New_York }
  night_payments:
    type: int
    about: Payments of these days from 22 o'clock until before 6 on New York's clocks.
    decisions: { payments: { window: "(as_of - 28d, as_of]" }, empty: 0, zone: America/New_York }
  busiest_weekday:
    type: int?
    about: The day of the week with the most payments, Monday 1 to Sunday 7; of several the first in the week.
    decisions: { payments: { window: "(as_of - 28d, as_of]" }, empty: null, zone: America/New_York }
owner: risk
*/
WITH local AS (
    SELECT q.spine_id, p.amount,
           extract(isodow FROM p.paid_at AT TIME ZONE 'America/New_York')::int AS weekday,
           extract(hour FROM p.paid_at AT TIME ZONE 'America/New_York')::int   AS clock
    FROM spine q
    JOIN payments p ON p.card_id = q.card_id
    WHERE p.paid_at > q.as_of - INTERVAL '672 hours'
      AND p.paid_at <= q.as_of
)
SELECT s.spine_id,
       (SELECT COALESCE(sum(l.amount), 0.00)
        FROM local l
        WHERE l.spine_id = s.spine_id AND l.weekday IN (6, 7))                       AS weekend_spend,
       (SELECT count(*)
        FROM local l
        WHERE l.spine_id = s.spine_id AND (l.clock >= 22 OR l.clock < 6))            AS night_payments,
       (SELECT l.weekday
        FROM local l
        WHERE l.spine_id = s.spine_id
        GROUP BY l.weekday
        ORDER BY count(*) DESC, l.weekday
        LIMIT 1)                                                                     AS busiest_weekday
FROM spine s
