/*
entity: merchant
reads: { payments: 8d }
features:
  payments_this_week:
    type: int
    about: Payments since Berlin's week began, on Sunday.
    decisions: { payments: { window: "[start_of_week, as_of]" }, empty: 0, zone: Europe/Berlin, week_start: sunday }
owner: sales
*/
SELECT s.spine_id,
       count(p.payment_id)   AS payments_this_week
FROM spine s
LEFT JOIN payments p
       ON p.country = s.country
      AND p.merchant_code = s.merchant_code
      AND p.paid_at >= date_trunc('week', s.as_of, 'Europe/Berlin')
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id
