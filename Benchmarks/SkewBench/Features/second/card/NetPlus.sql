/*
entity: card
reads: { payments: 30d }
features:
  net_30d:
    type: decimal(20,2)
    about: What was paid in the trailing 30 days less what was refunded, and less the known fees.
    decisions: { payments: { window: "(as_of - 30d, as_of]", null_values: { is_refund: count, fee: count } }, empty: 0.00 }
  fees_30d:
    type: decimal(20,2)?
    about: The known fees.
    decisions: { payments: { window: "(as_of - 30d, as_of]", null_values: { fee: skip } }, empty: null }
owner: treasury
*/
WITH booked AS (
    SELECT q.spine_id, p.fee,
           CASE WHEN p.is_refund THEN -p.amount ELSE p.amount END + COALESCE(p.fee, 0) AS net
    FROM spine q
    JOIN payments p USING (card_id)
    WHERE p.paid_at >  q.as_of - INTERVAL '720 hours'
      AND p.paid_at <= q.as_of
)
SELECT s.spine_id,
       COALESCE(sum(b.net), 0)  AS net_30d,
       sum(b.fee)               AS fees_30d
FROM spine s
LEFT JOIN booked b USING (spine_id)
GROUP BY s.spine_id
