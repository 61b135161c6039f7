/*
entity: card
reads: { payments: 90d }
features:
  longest_note_90d:
    type: int?
    about: How many characters, as Unicode counts code points, the longest note of the trailing 90 days has.
    decisions: { payments: { window: "(as_of - 90d, as_of]", null_values: { note: skip } }, empty: null }
  gifts_90d:
    type: int
    about: Payments whose note begins with "gift".
    decisions: { payments: { window: "(as_of - 90d, as_of]", null_values: { note: skip } }, empty: 0 }
  notes_90d:
    type: int
    about: Payments with a note, also an empty one.
    decisions: { payments: { window: "(as_of - 90d, as_of]", null_values: { note: skip } }, empty: 0 }
owner: risk
*/
SELECT s.spine_id,
       max(char_length(p.note))                       AS longest_note_90d,
       count(*) FILTER (WHERE p.note LIKE 'gift%')    AS gifts_90d,
       count(NULLIF(p.note, ''))                               AS notes_90d
FROM spine s
LEFT JOIN payments p
       ON p.card_id = s.card_id
      AND p.paid_at >  s.as_of - INTERVAL '2160 hours'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id
