/*
entity: merchant
reads: { payments: 30d }
features:
  usual_channel:
    type: text?
    about: The channel of most payments of the trailing 30 days; of equally many the first by code point.
    decisions: { payments: { window: "(as_of - 30d, as_of]" }, empty: null }
  large_cards_30d:
    type: int
    about: How many cards made a payment of more than 100 in those days.
    decisions: { payments: { window: "(as_of - 30d, as_of]" }, empty: 0 }
owner: sales
*/
WITH recent AS (
    SELECT q.spine_id, p.channel, p.card_id, p.amount
    FROM spine q
    JOIN payments p
      ON p.country = q.country
     AND p.merchant_code = q.merchant_code
     AND p.paid_at >  q.as_of - INTERVAL '720 hours'
     AND p.paid_at <= q.as_of
), channels AS (
    SELECT r.spine_id, r.channel,
           row_number() OVER (PARTITION BY r.spine_id ORDER BY count(*) DESC, r.channel COLLATE "C") AS place
    FROM recent r
    GROUP BY r.spine_id, r.channel
), cards AS (
    SELECT r.spine_id, r.card_id
    FROM recent r
    WHERE r.amount > 100
    GROUP BY r.spine_id, r.card_id
)
SELECT s.spine_id,
       (SELECT c.channel FROM channels c WHERE c.spine_id = s.spine_id AND c.place = 1)  AS usual_channel,
       (SELECT count(*) FROM cards c WHERE c.spine_id = s.spine_id)                      AS large_cards_30d
FROM spine s
