/*
entity: player
reads: { purchases: 30d }
features:
  spent_cents:
    type: int
    about: What the player's purchases of the trailing 30 days came to, in cents.
    decisions: { purchases: { window: "(as_of - 30d, as_of]" }, empty: 0 }
  dearest_sku:
    type: text?
    about: What was bought at the highest price; of several, what was bought last.
    decisions: { purchases: { window: "(as_of - 30d, as_of]" }, empty: null }
  gift_share:
    type: double?
    about: The share of gifts among the purchases that say whether they are.
    decisions: { purchases: { window: "(as_of - 30d, as_of]", null_values: { is_gift: skip } }, empty: null }
owner: shop
*/
SELECT s.spine_id,
       (COALESCE(sum(b.price), 0) * 100)::bigint                                                     AS spent_cents,
       (array_agg(b.sku ORDER BY b.price DESC, b.bought_at DESC, b.purchase_id DESC))[1]             AS dearest_sku,
       count(*) FILTER (WHERE b.is_gift)::float8 / NULLIF(count(b.is_gift), 0)                       AS gift_share
FROM spine s
LEFT JOIN purchases b
       ON b.player_id = s.player_id
      AND b.bought_at >  s.as_of - INTERVAL '720 hours'
      AND b.bought_at <= s.as_of
GROUP BY s.spine_id
