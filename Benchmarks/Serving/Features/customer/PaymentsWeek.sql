/*
entity: customer
reads: { payments: 7d }
features:
  payments_7d:
    type: int
    about: How many payments.
    decisions: { payments: { window: "(as_of - 7d, as_of]" }, empty: 0 }
  total_cents_7d:
    type: int
    about: What they come to, cents.
    decisions: { payments: { window: "(as_of - 7d, as_of]" }, empty: 0 }
  mean_cents_7d:
    type: double?
    about: What one comes to on average, cents.
    decisions: { payments: { window: "(as_of - 7d, as_of]" }, empty: null }
    compare: { float_mean: payments.cents }
  largest_cents_7d:
    type: int?
    about: The largest, cents.
    decisions: { payments: { window: "(as_of - 7d, as_of]" }, empty: null }
  smallest_cents_7d:
    type: int?
    about: The smallest, cents.
    decisions: { payments: { window: "(as_of - 7d, as_of]" }, empty: null }
  abroad_7d:
    type: int
    about: How many of them were made outside GB.
    decisions: { payments: { window: "(as_of - 7d, as_of]" }, empty: 0 }
  declined_cents_7d:
    type: int
    about: What the declined ones come to, cents.
    decisions: { payments: { window: "(as_of - 7d, as_of]" }, empty: 0 }
  declined_7d:
    type: int
    about: How many of them were declined.
    decisions: { payments: { window: "(as_of - 7d, as_of]" }, empty: 0 }
  last_merchant_7d:
    type: text?
    about: Where the last was made.
    decisions: { payments: { window: "(as_of - 7d, as_of]", ties: [paid_at desc, payment_id desc] }, empty: null }
  last_country_7d:
    type: text?
    about: In which country the last was made.
    decisions: { payments: { window: "(as_of - 7d, as_of]", ties: [paid_at desc, payment_id desc] }, empty: null }
owner: benchmarks
*/
WITH recent AS (
    SELECT q.spine_id, p.payment_id, p.cents, p.merchant, p.country, p.declined,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY p.paid_at DESC, p.payment_id DESC) AS recency
    FROM spine q
    JOIN payments p
      ON p.customer_id = q.customer_id
     AND p.paid_at >  q.as_of - INTERVAL '168 hours'
     AND p.paid_at <= q.as_of
)
SELECT s.spine_id,
       count(r.payment_id)                                   AS payments_7d,
       coalesce(sum(r.cents), 0)::bigint                     AS total_cents_7d,
       avg(r.cents)::float8                                  AS mean_cents_7d,
       max(r.cents)                                          AS largest_cents_7d,
       min(r.cents)                                          AS smallest_cents_7d,
       count(*) FILTER (WHERE r.country <> 'GB')                AS abroad_7d,
       coalesce(sum(r.cents) FILTER (WHERE r.declined), 0)::bigint AS declined_cents_7d,
       count(*) FILTER (WHERE r.declined)                    AS declined_7d,
       max(r.merchant) FILTER (WHERE r.recency = 1)          AS last_merchant_7d,
       max(r.country) FILTER (WHERE r.recency = 1)           AS last_country_7d
FROM spine s
LEFT JOIN recent r ON r.spine_id = s.spine_id
GROUP BY s.spine_id
