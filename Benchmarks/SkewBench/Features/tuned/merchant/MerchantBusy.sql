/*
entity: merchant
reads: { payments: 24h }
features:
  busy_slots_24h:
    type: int
    about: In how many quarters of an hour, counted from the epoch, of the trailing 24 hours there were payments.
    decisions: { payments: { window: "(as_of - 24h, as_of]" }, empty: 0 }
  most_in_slot_24h:
    type: int
    about: How many payments there were in the busiest of them.
    decisions: { payments: { window: "(as_of - 24h, as_of]" }, empty: 0 }
owner: sales
*/
WITH slots AS (
    SELECT q.spine_id, floor(extract(epoch FROM p.paid_at) / 600) AS slot, count(*) AS payments
    FROM spine q
    JOIN payments p
      ON p.country = q.country
     AND p.merchant_code = q.merchant_code
     AND p.paid_at >  q.as_of - INTERVAL '24 hours'
     AND p.paid_at <= q.as_of
    GROUP BY q.spine_id, floor(extract(epoch FROM p.paid_at) / 600)
)
SELECT s.spine_id,
       count(x.slot)                  AS busy_slots_24h,
       COALESCE(max(x.payments), 0)   AS most_in_slot_24h
FROM spine s
LEFT JOIN slots x ON x.spine_id = s.spine_id
GROUP BY s.spine_id
