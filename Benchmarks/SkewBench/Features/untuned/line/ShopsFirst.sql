/*
entity: line
reads: { topups: 45d }
features:
  topups_45d:
    type: int
    about: Top-ups of the trailing 45 days.
    decisions: { topups: { window: "(as_of - 45d, as_of]" }, empty: 0 }
  mean_credit:
    type: decimal(12,2)?
    about: Their mean credit, to the cent, halves away from zero.
    decisions: { topups: { window: "(as_of - 45d, as_of]" }, empty: null, rounding: half_away }
  favourite_shop:
    type: text?
    about: Where most of them were bought, the unknown shop left out; of several the last by code point.
    decisions: { topups: { window: "(as_of - 45d, as_of]", null_values: { shop: skip } }, empty: null }
owner: telecoms
*/
SELECT s.spine_id,
       (SELECT count(*)
        FROM topups t
        WHERE t.line_no = s.line_no
          AND t.topped_at BETWEEN s.as_of - INTERVAL '1080 hours' + INTERVAL '1 microsecond' AND s.as_of)  AS topups_45d,
       (SELECT round(sum(t.credit) / count(*), 2)
        FROM topups t
        WHERE t.line_no = s.line_no
          AND t.topped_at > s.as_of - INTERVAL '1080 hours'
          AND t.topped_at <= s.as_of
        HAVING count(*) > 0)                                                                               AS mean_credit,
       (SELECT t.shop
        FROM topups t
        WHERE t.line_no = s.line_no
          AND t.topped_at > s.as_of - INTERVAL '1080 hours'
          AND NOT t.topped_at > s.as_of
          AND t.shop IS NOT NULL
        GROUP BY t.shop
        ORDER BY count(*) DESC, t.shop COLLATE "C"
        LIMIT 1)                                                                                           AS favourite_shop
FROM spine s
