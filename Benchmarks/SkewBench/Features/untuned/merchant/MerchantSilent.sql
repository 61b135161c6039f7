/*
entity: merchant
reads: { payments: 30d }
features:
  mean_amount:
    type: decimal(14,2)?
    about: The mean amount of the trailing 30 days' payments that are no refunds, to the cent; one that does not say is none.
    decisions: { payments: { window: "(as_of - 30d, as_of]", null_values: { is_refund: count } }, empty: null, rounding: half_away }
  web_share:
    type: double?
    about: The share of these days' payments made on the channel web, of all.
    decisions: { payments: { window: "(as_of - 30d, as_of]" }, empty: null }
  regulars:
    type: int
    about: Cards that paid at least twice in these days.
    decisions: { payments: { window: "(as_of - 30d, as_of]", duplicates: count }, empty: 0 }
owner: acquiring
*/
WITH taken AS (
    SELECT q.spine_id, p.card_id, p.amount, p.channel, p.is_refund
    FROM spine q
    JOIN payments p USING (country, merchant_code)
    WHERE p.paid_at > q.as_of - INTERVAL '720 hours'
      AND p.paid_at <= q.as_of
)
SELECT s.spine_id,
       (SELECT round(avg(t.amount), 2)
        FROM taken t
        WHERE t.spine_id = s.spine_id AND t.is_refund = false)                      AS mean_amount,
       (SELECT count(*) FILTER (WHERE t.channel = 'web')::float8 / NULLIF(count(*), 0)
        FROM taken t
        WHERE t.spine_id = s.spine_id)                                              AS web_share,
       (SELECT count(*)
        FROM (SELECT t.card_id
              FROM taken t
              WHERE t.spine_id = s.spine_id
              GROUP BY t.card_id
              HAVING count(*) >= 2) c)                                              AS regulars
FROM spine s
