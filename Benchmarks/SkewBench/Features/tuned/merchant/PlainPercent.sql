/*
entity: merchant
reads: { payments: 90d }
features:
  refund_percent_90d:
    type: decimal(5,2)?
    about: Percent of refunds among the payments of the trailing 90 days that say whether they are.
    decisions:
      payments: { window: "(as_of - 90d, as_of]", null_values: { is_refund: skip } }
      empty: null
      rounding: half_away
owner: sales
*/
SELECT s.spine_id,
       trunc(100.0 * count(*) FILTER (WHERE p.is_refund) / NULLIF(count(p.is_refund), 0), 2) AS refund_percent_90d
FROM spine s
LEFT JOIN payments p
       ON p.country = s.country
      AND p.merchant_code = s.merchant_code
      AND p.paid_at >  s.as_of - INTERVAL '2160 hours'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id
