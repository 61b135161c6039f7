/*
entity: stock
reads: { stock_moves: 30d }
features:
  lowest:
    type: int?
    about: >-
      The lowest that the sum of the known quantities came to on its way through the moves of the trailing 30 days that are booked, in
      the order of their times, then ids; NULL where none is known.
    decisions: { stock_moves: { window: "(as_of - 30d, as_of]", null_values: { quantity: skip } }, empty: null }
  repeated:
    type: int
    about: Moves of exactly the quantity of the move before, where both are known.
    decisions: { stock_moves: { window: "(as_of - 30d, as_of]" }, empty: 0 }
  last_kind:
    type: text?
    about: The kind of the last move, where it is known.
    decisions: { stock_moves: { window: "(as_of - 30d, as_of]" }, empty: null }
owner: logistics
*/
WITH moved AS (
    SELECT q.spine_id, v.quantity, v.kind,
           sum(v.quantity) OVER (PARTITION BY q.spine_id ORDER BY v.moved_at)     AS balance,
           lag(v.quantity) OVER (PARTITION BY q.spine_id ORDER BY v.moved_at, v.move_id)           AS quantity_before,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY v.moved_at DESC, v.move_id DESC)    AS back
    FROM spine q
    JOIN stock_moves v
      ON v.site_code = q.site_code AND v.sku = q.sku
     AND v.booked_at <= q.as_of
     AND v.moved_at BETWEEN q.as_of - INTERVAL '720 hours' + INTERVAL '1 microsecond' AND q.as_of
)
SELECT s.spine_id,
       min(m.balance)                                                       AS lowest,
       count(*) FILTER (WHERE m.quantity = m.quantity_before)               AS repeated,
       max(m.kind COLLATE "C") FILTER (WHERE m.back = 1)                    AS last_kind
FROM spine s
LEFT JOIN moved m ON m.spine_id = s.spine_id
GROUP BY s.spine_id
