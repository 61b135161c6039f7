/*
entity: merchant
reads: { payments: 14d }
features:
  change_7d:
    type: int
    about: How many more payments there were in the trailing 7 days than in the 7 days before.
    decisions: { payments: { window: "(as_of - 14d, as_of]" }, empty: 0 }
owner: sales
*/
SELECT s.spine_id,
       count(*) FILTER (WHERE p.paid_at > s.as_of - INTERVAL '168 hours')
         - count(*) FILTER (WHERE p.paid_at <= s.as_of - INTERVAL '168 hours') AS change_7d
FROM spine s
LEFT JOIN payments p
       ON p.country = s.country
      AND p.merchant_code = s.merchant_code
      AND p.paid_at >  s.as_of - INTERVAL '336 hours'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id
