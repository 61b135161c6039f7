/*
entity: card
reads: { payments: 30d }
features:
  unpaid_30d:
    type: int
    about: Payments of the trailing 30 days whose status is known and is not "paid".
    decisions: { payments: { window: "(as_of - 30d, as_of]", null_values: { status: skip } }, empty: 0 }
  online_unpaid_30d:
    type: int
    about: Those of them that were made on the web.
    decisions: { payments: { window: "(as_of - 30d, as_of]", null_values: { status: skip } }, empty: 0 }
owner: risk
*/
WITH recent AS (
    SELECT q.spine_id, p.status, p.channel
    FROM spine q
    JOIN payments p ON p.card_id = q.card_id
                   AND p.paid_at > q.as_of - INTERVAL '720 hours'
                   AND p.paid_at <= q.as_of
    WHERE p.status IS DISTINCT FROM 'paid'
)
SELECT s.spine_id,
       count(r.channel)                                  AS unpaid_30d,
       count(*) FILTER (WHERE r.channel = 'web')  AS online_unpaid_30d
FROM spine s
LEFT JOIN recent r ON r.spine_id = s.spine_id
GROUP BY s.spine_id
