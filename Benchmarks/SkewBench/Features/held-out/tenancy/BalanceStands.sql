/*
entity: tenancy
reads: { rent_payments: 90d }
features:
  lowest_balance:
    type: decimal(24,2)?
    about: The lowest running total of the payments received in the trailing 90 days, as far as booked, in their order; refunds are negative.
    decisions: { rent_payments: { window: "(as_of - 90d, as_of]" }, empty: null }
owner: lettings
*/
WITH running AS (
    SELECT q.spine_id,
           sum(p.amount) OVER (PARTITION BY q.spine_id
                               ORDER BY p.received_at, p.receipt_no
                               ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS balance
    FROM spine q
    JOIN rent_payments p
      ON p.tenancy_id = q.tenancy_id
     AND p.booked_at <= q.as_of
     AND p.received_at > q.as_of - INTERVAL '2160 hours'
     AND p.received_at <= q.as_of
)
SELECT s.spine_id, min(r.balance) AS lowest_balance
FROM spine s
LEFT JOIN running r ON r.spine_id = s.spine_id
GROUP BY s.spine_id
