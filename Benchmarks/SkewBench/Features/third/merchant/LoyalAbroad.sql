/*
entity: merchant
reads: { payments: 30d }
features:
  cards_30d:
    type: int
    about: How many cards paid at the merchant in the trailing 30 days.
    decisions: { payments: { window: "(as_of - 30d, as_of]" }, empty: 0 }
  loyal_cards:
    type: int
    about: How many of them did on at least two days of UTC.
    decisions: { empty: 0 }
  most_visits:
    type: int
    about: The most payments of a card.
    decisions: { payments: { window: "(as_of - 30d, as_of]" }, empty: 0 }
owner: sales
*/
WITH visitors AS (
    SELECT q.spine_id, p.card_id, count(*) AS visits,
           count(DISTINCT (p.paid_at AT TIME ZONE 'UTC')::date) AS days
    FROM spine q
    JOIN payments p
      ON p.merchant_code = q.merchant_code
     AND p.paid_at >  q.as_of - INTERVAL '720 hours'
     AND p.paid_at <= q.as_of
    GROUP BY q.spine_id, p.card_id
)
SELECT s.spine_id,
       count(v.card_id)                      AS cards_30d,
       count(*) FILTER (WHERE v.days >= 2)   AS loyal_cards,
       COALESCE(max(v.visits), 0)            AS most_visits
FROM spine s
LEFT JOIN visitors v ON v.spine_id = s.spine_id
GROUP BY s.spine_id
