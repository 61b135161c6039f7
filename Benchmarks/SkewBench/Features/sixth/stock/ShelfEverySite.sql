/*
entity: stock
reads: { stock_moves: all, stock_counts: latest }
features:
  on_hand:
    type: int?
    about: What the last count said and what was moved since, as far as it is booked; NULL where no count says anything.
    decisions: { empty: null }
  moves_since:
    type: int
    about: Moves behind the instant of the last count, as far as they are booked; 0 where nothing was ever counted.
    decisions: { empty: 0 }
  hours_since_count:
    type: int?
    about: Whole hours since the last count.
    decisions: { empty: null, rounding: floor }
owner: logistics
*/
SELECT s.spine_id,
       c.on_hand + COALESCE(m.moved, 0)                                          AS on_hand,
       COALESCE(m.moves, 0)                                                      AS moves_since,
       floor(extract(epoch FROM s.as_of - c.counted_at) / 3600)::bigint          AS hours_since_count
FROM spine s
LEFT JOIN LATERAL (
    SELECT x.counted_at, x.on_hand
    FROM stock_counts x
    WHERE x.site_code = s.site_code AND x.sku = s.sku
      AND x.counted_at <= s.as_of
    ORDER BY x.counted_at DESC
    LIMIT 1
) c ON true
LEFT JOIN LATERAL (
    SELECT sum(v.quantity) AS moved, count(*) AS moves
    FROM stock_moves v
    WHERE v.sku = s.sku
      AND v.booked_at <= s.as_of
      AND v.moved_at <= s.as_of
      AND v.moved_at > c.counted_at
) m ON true
