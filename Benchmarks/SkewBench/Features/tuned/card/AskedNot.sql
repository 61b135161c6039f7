/*
entity: card
reads: { payments: 30d }
request: { asked_amount: "decimal(12,2)", asked_at: timestamp }
features:
  is_largest:
    type: bool?
    about: Whether the amount asked about is more than any payment of the trailing 30 days.
    decisions: { payments: { window: "(as_of - 30d, as_of]" }, empty: null }
  payments_before:
    type: int
    about: Payments of the trailing 30 days that were made in the hour before the instant asked about, itself excluded.
    decisions: { empty: 0 }
owner: risk
*/
SELECT s.spine_id,
       NOT (s.asked_amount <= max(p.amount))                                    AS is_largest,
       count(*) FILTER (WHERE p.paid_at >= s.asked_at - INTERVAL '1 hour'
                          AND p.paid_at <  s.asked_at)                       AS payments_before
FROM spine s
LEFT JOIN payments p
       ON p.card_id = s.card_id
      AND p.paid_at >  s.as_of - INTERVAL '720 hours'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id, s.asked_amount, s.asked_at
