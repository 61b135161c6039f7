/*
entity: card
reads: { payments: 8d }
features:
  payments_this_week:
    type: int
    about: Payments since Monday, midnight in Berlin.
    decisions:
      payments: { window: "[start_of_week, as_of]" }
      empty: 0
      zone: Europe/Berlin
      week_start: monday
  weekend_payments_7d:
    type: int
    about: Payments of the trailing 7 days on a Saturday or Sunday in Berlin.
    decisions: { payments: { window: "(as_of - 7d, as_of]" }, empty: 0, zone: Europe/Berlin }
owner: risk
*/
SELECT s.spine_id,
       count(*) FILTER (WHERE p.paid_at >= (date_trunc('week', s.as_of AT TIME ZONE 'Europe/Berlin'
                                                + INTERVAL '1 day') - INTERVAL '1 day')
                                             AT TIME ZONE 'Europe/Berlin')        AS payments_this_week,
       count(*) FILTER (WHERE p.paid_at > s.as_of - INTERVAL '168 hours'
                          AND extract(isodow FROM p.paid_at AT TIME ZONE 'Europe/Berlin') >= 6)
                                                                                  AS weekend_payments_7d
FROM spine s
LEFT JOIN payments p
       ON p.card_id = s.card_id
      AND p.paid_at >  s.as_of - INTERVAL '192 hours'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id, s.as_of
