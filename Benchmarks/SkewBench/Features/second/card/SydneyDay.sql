/*
entity: card
reads: { payments: 25h }
features:
  since_same_time_yesterday:
    type: int
    about: Payments since clocks in Sydney last showed the same time, a calendar day ago.
    decisions: { empty: 0, zone: Australia/Sydney }
owner: risk
*/
SELECT s.spine_id,
       count(p.payment_id)   AS since_same_time_yesterday
FROM spine s
LEFT JOIN payments p
       ON p.card_id = s.card_id
      AND p.paid_at >  ((s.as_of AT TIME ZONE 'Australia/Sydney') - INTERVAL '1 day') AT TIME ZONE 'Australia/Sydney'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id
