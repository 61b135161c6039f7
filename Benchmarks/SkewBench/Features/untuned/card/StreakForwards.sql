/*
entity: card
reads: { payments: 45d }
features:
  declined_in_a_row:
    type: int
    about: How many of the newest payments of the trailing 45 days were declined without another one between; a status may be unknown.
    decisions: { payments: { window: "(as_of - 45d, as_of]" }, empty: 0 }
  shops:
    type: int
    about: How many different merchants, by country and code, were paid in these days.
    decisions: { payments: { window: "(as_of - 45d, as_of]" }, empty: 0 }
owner: risk
*/
WITH marked AS (
    SELECT q.spine_id, p.country, p.merchant_code,
           count(*) FILTER (WHERE p.status IS DISTINCT FROM 'declined')
               OVER (PARTITION BY q.spine_id ORDER BY p.paid_at, p.payment_id
                     ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS others
    FROM spine q
    JOIN payments p
      ON p.card_id = q.card_id
     AND p.paid_at > q.as_of - INTERVAL '1080 hours'
     AND p.paid_at <= q.as_of
)
SELECT s.spine_id,
       (SELECT count(*) FROM marked m WHERE m.spine_id = s.spine_id AND m.others = 0)    AS declined_in_a_row,
       (SELECT count(*)
        FROM (SELECT DISTINCT m.country, m.merchant_code
              FROM marked m
              WHERE m.spine_id = s.spine_id) d)                                          AS shops
FROM spine s
