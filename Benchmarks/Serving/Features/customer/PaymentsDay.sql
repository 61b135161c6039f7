/*
entity: customer
reads: { payments: 24h }
features:
  payments_24h:
    type: int
    about: How many payments.
    decisions: { payments: { window: "(as_of - 24h, as_of]" }, empty: 0 }
  total_cents_24h:
    type: int
    about: What they come to, cents.
    decisions: { payments: { window: "(as_of - 24h, as_of]" }, empty: 0 }
  mean_cents_24h:
    type: double?
    about: What one comes to on average, cents.
    decisions: { payments: { window: "(as_of - 24h, as_of]" }, empty: null }
    compare: { float_mean: payments.cents }
  largest_cents_24h:
    type: int?
    about: The largest, cents.
    decisions: { payments: { window: "(as_of - 24h, as_of]" }, empty: null }
  smallest_cents_24h:
    type: int?
    about: The smallest, cents.
    decisions: { payments: { window: "(as_of - 24h, as_of]" }, empty: null }
  abroad_24h:
    type: int
    about: How many of them were made outside GB.
    decisions: { payments: { window: "(as_of - 24h, as_of]" }, empty: 0 }
  declined_cents_24h:
    type: int
    about: What the declined ones come to, cents.
    decisions: { payments: { window: "(as_of - 24h, as_of]" }, empty: 0 }
  declined_24h:
    type: int
    about: How many of them were declined.
    decisions: { payments: { window: "(as_of - 24h, as_of]" }, empty: 0 }
  last_merchant_24h:
    type: text?
    about: Where the last was made.
    decisions: { payments: { window: "(as_of - 24h, as_of]", ties: [paid_at desc, payment_id desc] }, empty: null }
  last_country_24h:
    type: text?
    about: In which country the last was made.
    decisions: { payments: { window: "(as_of - 24h, as_of]", ties: [paid_at desc, payment_id desc] }, empty: null }
owner: benchmarks
*/
WITH recent AS (
    SELECT q.spine_id, p.payment_id, p.cents, p.merchant, p.country, p.declined,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY p.paid_at DESC, p.payment_id DESC) AS recency
    FROM spine q
    JOIN payments p
      ON p.customer_id = q.customer_id
     AND p.paid_at >  q.as_of - INTERVAL '24 hours'
     AND p.paid_at <= q.as_of
)
SELECT s.spine_id,
       count(r.payment_id)                                   AS payments_24h,
       coalesce(sum(r.cents), 0)::bigint                     AS total_cents_24h,
       avg(r.cents)::float8                                  AS mean_cents_24h,
       max(r.cents)                                          AS largest_cents_24h,
       min(r.cents)                                          AS smallest_cents_24h,
       count(*) FILTER (WHERE r.country <> 'GB')                AS abroad_24h,
       coalesce(sum(r.cents) FILTER (WHERE r.declined), 0)::bigint AS declined_cents_24h,
       count(*) FILTER (WHERE r.declined)                    AS declined_24h,
       max(r.merchant) FILTER (WHERE r.recency = 1)          AS last_merchant_24h,
       max(r.country) FILTER (WHERE r.recency = 1)           AS last_country_24h
FROM spine s
LEFT JOIN recent r ON r.spine_id = s.spine_id
GROUP BY s.spine_id
