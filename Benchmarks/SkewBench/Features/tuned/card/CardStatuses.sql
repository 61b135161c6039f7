/*
entity: card
reads: { payments: 30d }
features:
  merchants_30d:
    type: int
    about: How many merchants the card paid in the trailing 30 days; a merchant is a country and a code.
    decisions: { payments: { window: "(as_of - 30d, as_of]" }, empty: 0 }
  statuses_30d:
    type: int
    about: How many different statuses the payments had.
    decisions: { payments: { window: "(as_of - 30d, as_of]", null_values: { status: skip } }, empty: 0 }
owner: risk
*/
WITH recent AS (
    SELECT q.spine_id, p.country, p.merchant_code, p.status
    FROM spine q
    JOIN payments p ON p.card_id = q.card_id AND p.paid_at > q.as_of - INTERVAL '720 hours' AND p.paid_at <= q.as_of
)
SELECT s.spine_id,
       (SELECT count(*)
        FROM (SELECT DISTINCT r.country, r.merchant_code FROM recent r WHERE r.spine_id = s.spine_id) m)
                                                                                    AS merchants_30d,
       (SELECT count(DISTINCT r.status) FROM recent r WHERE r.spine_id = s.spine_id) AS statuses_30d
FROM spine s
