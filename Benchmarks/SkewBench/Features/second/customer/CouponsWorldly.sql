/*
entity: customer
reads: { orders: 90d }
features:
  campaign_coupons_90d:
    type: int
    about: Orders of the trailing 90 days whose coupon is three letters A to Z, then digits 0 to 9, at least one.
    decisions: { orders: { window: "(as_of - 90d, as_of]", null_values: { coupon: skip } }, empty: 0 }
  blank_coupons_90d:
    type: int
    about: Orders whose coupon is nothing but blanks, or nothing; U+0020 is a blank.
    decisions: { orders: { window: "(as_of - 90d, as_of]", null_values: { coupon: skip } }, empty: 0 }
owner: growth
*/
SELECT s.spine_id,
       count(*) FILTER (WHERE o.coupon ~ '^[A-Z]{3}[0-9]+$')   AS campaign_coupons_90d,
       count(*) FILTER (WHERE btrim(o.coupon) = '')            AS blank_coupons_90d
FROM spine s
LEFT JOIN orders o
       ON o.customer_id = s.customer_id
      AND o.placed_at >  s.as_of - INTERVAL '2160 hours'
      AND o.placed_at <= s.as_of
GROUP BY s.spine_id
