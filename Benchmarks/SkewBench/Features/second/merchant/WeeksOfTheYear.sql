/*
entity: merchant
reads: { payments: 120d }
features:
  weeks_120d:
    type: int
    about: In how many weeks of Berlin's calendar, which begin on Monday, payments of the trailing 120 days were made.
    decisions: { payments: { window: "(as_of - 120d, as_of]" }, empty: 0, zone: Europe/Berlin, week_start: monday }
owner: sales
*/
SELECT s.spine_id,
       count(DISTINCT to_char(p.paid_at AT TIME ZONE 'Europe/Berlin', 'YYYY-IW') )   AS weeks_120d
FROM spine s
LEFT JOIN payments p
       ON p.country = s.country
      AND p.merchant_code = s.merchant_code
      AND p.paid_at >  s.as_of - INTERVAL '2880 hours'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id
