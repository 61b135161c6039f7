/*
entity: merchant
reads: { payments: 14d }
features:
  second_amount_14d:
    type: decimal(12,2)?
    about: The second largest of the different amounts of the trailing 14 days.
    decisions: { payments: { window: "(as_of - 14d, as_of]" }, empty: null }
  largest_three_14d:
    type: "list(decimal(12,2), ordered)"
    about: The three largest amounts, the largest first, the same one as often as it was paid.
    decisions: { payments: { window: "(as_of - 14d, as_of]" }, empty: [] }
owner: sales
*/
WITH ranked AS (
    SELECT q.spine_id, p.amount,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY p.amount DESC, p.payment_id) AS place
    FROM spine q
    JOIN payments p
      ON p.country = q.country
     AND p.merchant_code = q.merchant_code
     AND p.paid_at >  q.as_of - INTERVAL '336 hours'
     AND p.paid_at <= q.as_of
)
SELECT s.spine_id,
       (SELECT max(r.amount) FROM ranked r WHERE r.spine_id = s.spine_id AND r.place = 2)    AS second_amount_14d,
       ARRAY(SELECT r.amount FROM ranked r
             WHERE r.spine_id = s.spine_id
             ORDER BY r.amount DESC
             LIMIT 3)                                                                        AS largest_three_14d
FROM spine s
