/*
entity: stock
reads: { stock_moves: 56d }
features:
  received:
    type: int
    about: The quantities of the moves of the trailing 56 days that brought something, as far as they are booked.
    decisions: { stock_moves: { window: "(as_of - 56d, as_of]", null_values: { quantity: skip }, late: count }, empty: 0 }
  most_out_in_a_week:
    type: int?
    about: >-
      The most that went out in one of the eight periods of 7 days counted back from now, the first of which begins behind seven days
      ago; NULL where nothing went out.
    decisions: { stock_moves: { window: "(as_of - 56d, as_of]", null_values: { quantity: skip } }, empty: null }
  mean_cost:
    type: decimal(38,4)?
    about: The mean cost of what was received, weighted with the quantities, to four places, over moves of which it is known.
    decisions: { stock_moves: { window: "(as_of - 56d, as_of]", null_values: { unit_cost: skip } }, empty: null, rounding: half_away }
owner: logistics
*/
WITH moved AS (
    SELECT q.spine_id, v.quantity, v.unit_cost,
           floor(extract(epoch FROM q.as_of - v.moved_at) / 86400) AS weeks_ago
    FROM spine q
    JOIN stock_moves v USING (site_code, sku)
    WHERE v.booked_at <= q.as_of
      AND v.moved_at <= q.as_of
      AND v.moved_at > q.as_of - INTERVAL '1344 hours'
),
weekly AS (
    SELECT m.spine_id, m.weeks_ago, -sum(m.quantity) AS units_out
    FROM moved m
    WHERE m.quantity < 0
    GROUP BY m.spine_id, m.weeks_ago
)
SELECT s.spine_id,
       COALESCE((SELECT sum(m.quantity) FROM moved m WHERE m.spine_id = s.spine_id AND m.quantity > 0), 0)  AS received,
       (SELECT max(w.units_out) FROM weekly w WHERE w.spine_id = s.spine_id)                                AS most_out_in_a_week,
       (SELECT round(sum(m.quantity * m.unit_cost) / sum(m.quantity), 4)
        FROM moved m
        WHERE m.spine_id = s.spine_id AND m.quantity > 0 AND m.unit_cost IS NOT NULL)                       AS mean_cost
FROM spine s
