/*
entity: card
reads: { payments: 60d }
features:
  refund_share_60d:
    type: double?
    about: The share of refunds among the payments of the trailing 60 days; a payment that does not say is none.
    decisions: { payments: { window: "(as_of - 60d, as_of]" }, empty: null }
  refunded_60d:
    type: decimal(20,2)?
    about: What was refunded.
    decisions: { payments: { window: "(as_of - 60d, as_of]" }, empty: null }
owner: risk
*/
SELECT s.spine_id,
       count(*) FILTER (WHERE p.is_refund)::float8 / NULLIF(count(p.payment_id), 0) AS refund_share_60d,
       sum(CASE WHEN p.is_refund THEN p.amount ELSE 0 END)                          AS refunded_60d
FROM spine s
LEFT JOIN payments p
       ON p.card_id = s.card_id
      AND p.paid_at >  s.as_of - INTERVAL '1440 hours'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id
