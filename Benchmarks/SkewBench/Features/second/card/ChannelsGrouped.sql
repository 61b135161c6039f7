/*
entity: card
reads: { payments: 14d }
features:
  channels_14d:
    type: "list(text, ordered)"
    about: The different channels of the trailing 14 days, by code point.
    decisions: { payments: { window: "(as_of - 14d, as_of]" }, empty: [] }
owner: risk
*/
SELECT s.spine_id,
       ARRAY(SELECT p.channel
             FROM payments p
             WHERE p.card_id = s.card_id
               AND p.paid_at >  s.as_of - INTERVAL '336 hours'
               AND p.paid_at <= s.as_of
             GROUP BY p.channel
             ORDER BY p.channel COLLATE "C")   AS channels_14d
FROM spine s
