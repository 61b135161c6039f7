/*
entity: player
reads: { purchases: 15d }
features:
  dearest_sku_15d:
    type: text?
    about: What was bought at the highest price in the trailing 15 days; of several, what was bought last.
    decisions:
      purchases: { window: "(as_of - 15d, as_of]", ties: [price desc, bought_at desc, purchase_id desc] }
      empty: null
owner: shop
*/
SELECT s.spine_id, b.sku AS dearest_sku_15d
FROM spine s
LEFT JOIN LATERAL (
    SELECT x.sku FROM purchases x
    WHERE x.player_id = s.player_id AND x.bought_at > s.as_of - INTERVAL '360 hours' AND x.bought_at <= s.as_of
    ORDER BY x.price DESC, x.bought_at, x.purchase_id
    LIMIT 1
) b ON true
