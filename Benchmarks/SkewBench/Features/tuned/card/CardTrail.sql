/*
entity: card
reads: { payments: 14d }
features:
  last_3_channels:
    type: "list(text, ordered)"
    about: The channels of the last three payments of the trailing 14 days, oldest first.
    decisions: { payments: { window: "(as_of - 14d, as_of]" }, empty: [] }
  last_3_statuses:
    type: "list(text?, ordered)"
    about: Their statuses, in the same order.
    decisions: { payments: { window: "(as_of - 14d, as_of]", null_values: { status: count } }, empty: [] }
owner: risk
*/
SELECT s.spine_id,
       COALESCE(l.channels, '{}')  AS last_3_channels,
       COALESCE(l.statuses, '{}')  AS last_3_statuses
FROM spine s
LEFT JOIN LATERAL (
    SELECT array_agg(r.channel ORDER BY r.paid_at, r.payment_id) AS channels,
           array_agg(r.status  ORDER BY r.paid_at, r.payment_id) AS statuses
    FROM (SELECT p.channel, p.status, p.paid_at, p.payment_id
          FROM payments p
          WHERE p.card_id = s.card_id
            AND p.paid_at >  s.as_of - INTERVAL '336 hours'
            AND p.paid_at <= s.as_of
          ORDER BY p.paid_at DESC, p.payment_id DESC
          LIMIT 3) r
) l ON true
