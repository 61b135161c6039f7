/*
entity: card
reads: { payments: 30d }
features:
  settled_30d:
    type: int
    about: Payments of the trailing 30 days that are known to have settled.
    decisions: { payments: { window: "(as_of - 30d, as_of]" }, empty: 0 }
  settled_cents_30d:
    type: int
    about: What they settled for, cents.
    decisions: { payments: { window: "(as_of - 30d, as_of]", null_values: { settled_cents: skip } }, empty: 0 }
owner: treasury
*/
SELECT s.spine_id,
       count(*) FILTER (WHERE p.settled_at <= s.as_of)                          AS settled_30d,
       COALESCE(sum(p.settled_cents) FILTER (WHERE p.settled_at <= s.as_of), 0) AS settled_cents_30d
FROM spine s
LEFT JOIN payments p
       ON p.card_id = s.card_id
      AND p.paid_at >  s.as_of - INTERVAL '720 hours'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id
