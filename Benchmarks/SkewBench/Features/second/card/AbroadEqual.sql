/*
entity: card
reads: { payments: 90d }
request: { target_country: text }
features:
  visits_there_90d:
    type: int
    about: Payments of the trailing 90 days in the country asked about.
    decisions: { payments: { window: "(as_of - 90d, as_of]" }, empty: 0 }
  share_there_90d:
    type: double?
    about: Their share of all payments.
    decisions: { payments: { window: "(as_of - 90d, as_of]" }, empty: null }
  days_since_there:
    type: int?
    about: Whole days of 24 hours since the last of them.
    decisions: { payments: { window: "(as_of - 90d, as_of]" }, empty: null, rounding: floor }
owner: risk
*/
SELECT s.spine_id,
       count(*) FILTER (WHERE p.country = s.target_country)                                   AS visits_there_90d,
       count(*) FILTER (WHERE p.country = s.target_country)::float8
           / NULLIF(count(p.payment_id), 0)                                                   AS share_there_90d,
       floor(extract(epoch FROM s.as_of - max(p.paid_at) FILTER (WHERE p.country = s.target_country)) / 86400)::bigint
                                                                                              AS days_since_there
FROM spine s
LEFT JOIN payments p
       ON p.card_id = s.card_id
      AND p.paid_at >  s.as_of - INTERVAL '2160 hours'
      AND p.paid_at <= s.as_of
GROUP BY s.spine_id, s.as_of
