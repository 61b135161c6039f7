/*
entity: card
reads: { payments: 30d }
features:
  first_word:
    type: text?
    about: What stands before the first blank of the note of the last payment of the trailing 30 days; NULL without a note.
    decisions: { payments: { window: "(as_of - 30d, as_of]", ties: [paid_at desc, payment_id desc] }, empty: null }
  gifts_30d:
    type: int
    about: Payments whose note holds "gift".
    decisions: { payments: { window: "(as_of - 30d, as_of]", null_values: { note: skip } }, empty: 0 }
owner: risk
*/
SELECT s.spine_id,
       (SELECT left(l.note || ' ', strpos(l.note || ' ', ' ') - 1)
        FROM payments l
        WHERE l.card_id = s.card_id
          AND l.paid_at >  s.as_of - INTERVAL '720 hours'
          AND l.paid_at <= s.as_of
        ORDER BY l.paid_at DESC, l.payment_id DESC
        LIMIT 1)                                           AS first_word,
       count(*) FILTER (WHERE p.note LIKE '%gift%')  AS gifts_30d
FROM spine s
LEFT JOIN payments p
       ON p.card_id = s.card_id
      AND p.paid_at >  s.as_of - INTERVAL '720 hours'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id, s.card_id, s.as_of
