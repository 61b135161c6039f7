/*
entity: stock
reads: { stock_moves: 90d }
features:
  bins:
    type: int
    about: Different bins of the moves of the trailing 90 days that are booked, as they are written.
    decisions: { stock_moves: { window: "(as_of - 90d, as_of]", null_values: { bin: skip } }, empty: 0 }
  main_aisle:
    type: text?
    about: >-
      What most known bins have before their first "-", the whole bin where there is none; of several, the first by code point. An
      aisle may be empty.
    decisions: { stock_moves: { window: "(as_of - 90d, as_of]", null_values: { bin: skip } }, empty: null }
  in_reserve:
    type: int
    about: Moves at bins that begin with "r_".
    decisions: { stock_moves: { window: "(as_of - 90d, as_of]", null_values: { bin: skip } }, empty: 0 }
owner: logistics
*/
WITH placed AS (
    SELECT q.spine_id, v.bin, split_part(v.bin, '-', 1) AS aisle
    FROM spine q
    JOIN stock_moves v ON v.site_code = q.site_code AND v.sku = q.sku
    WHERE v.bin IS NOT NULL
      AND v.booked_at <= q.as_of
      AND v.moved_at <= q.as_of
      AND v.moved_at > q.as_of - INTERVAL '2160 hours'
),
ranked AS (
    SELECT p.spine_id, p.aisle,
           row_number() OVER (PARTITION BY p.spine_id ORDER BY count(*) DESC, p.aisle COLLATE "C") AS place
    FROM placed p
    GROUP BY p.spine_id, p.aisle
)
SELECT s.spine_id,
       count(DISTINCT p.bin)                                                                      AS bins,
       (SELECT r.aisle FROM ranked r WHERE r.spine_id = s.spine_id AND r.place = 1)               AS main_aisle,
       count(*) FILTER (WHERE p.bin LIKE 'r\_%')                                                  AS in_reserve
FROM spine s
LEFT JOIN placed p ON p.spine_id = s.spine_id
GROUP BY s.spine_id
