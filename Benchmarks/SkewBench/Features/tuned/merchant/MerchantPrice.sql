/*
entity: merchant
reads: { rates: 24h }
features:
  rate:
    type: double?
    about: The last rate of the merchant's country that was quoted in the trailing 24 hours and is published.
    decisions: { rates: { window: "(as_of - 24h, as_of]", late: count }, empty: null }
  quotes_24h:
    type: int
    about: How many rates were quoted and published.
    decisions: { rates: { window: "(as_of - 24h, as_of]", late: count }, empty: 0 }
owner: treasury
*/
WITH quoted AS (
    SELECT q.spine_id, r.rate,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY r.quoted_at DESC) AS recency,
           count(*) OVER (PARTITION BY q.spine_id) AS quotes
    FROM spine q
    JOIN rates r
      ON r.country = q.country
     AND r.quoted_at >  q.as_of - INTERVAL '24 hours'
     AND r.quoted_at <= q.as_of
     AND r.published_at <= q.as_of
)
SELECT s.spine_id,
       x.rate::numeric::float8 AS rate,
       COALESCE(x.quotes, 0)  AS quotes_24h
FROM spine s
LEFT JOIN quoted x ON x.spine_id = s.spine_id AND x.recency = 1
