/*
entity: shelf
reads: { quotes: { within: 2d, by: { code: request.wanted } } }
request: { wanted: text? }
features:
  price:
    type: double?
    about: The last published price of the code that was asked for, of the trailing two days.
    decisions: { quotes: { window: "(as_of - 2d, as_of]" }, empty: null }
  quotes:
    type: int
    about: How many quotes there were.
*/
SELECT s.spine_id,
       (SELECT q.price FROM quotes q
        WHERE q.code = s.wanted AND q.quoted_at > s.as_of - INTERVAL '48 hours' AND q.quoted_at <= s.as_of
          AND q.published_at <= s.as_of
        ORDER BY q.quoted_at DESC, q.code LIMIT 1) AS price,
       (SELECT count(*) FROM quotes q
        WHERE q.code = s.wanted AND q.quoted_at > s.as_of - INTERVAL '48 hours' AND q.quoted_at <= s.as_of
          AND q.published_at <= s.as_of) AS quotes
FROM spine s
