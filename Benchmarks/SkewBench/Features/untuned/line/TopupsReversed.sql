/*
entity: line
reads: { topups: 62d }
features:
  credit_this_month:
    type: decimal(20,2)
    about: What was topped up since the month began in Berlin.
    decisions: { topups: { window: "[start_of_month, as_of]" }, empty: 0.00, zone: Europe/Berlin }
  days_since_topup:
    type: int?
    about: Calendar days in Berlin between the day of the last top-up of the trailing 62 days and today.
    decisions: { topups: { window: "(as_of - 62d, as_of]" }, empty: null, zone: Europe/Berlin }
  vouchers:
    type: int
    about: Different vouchers of these 62 days, without the blanks around them; an empty one counts for none.
    decisions: { topups: { window: "(as_of - 62d, as_of]", null_values: { voucher: skip } }, empty: 0 }
owner: telecoms
*/
SELECT s.spine_id,
       COALESCE(sum(t.credit) FILTER (WHERE t.topped_at >= date_trunc('month', s.as_of, 'Europe/Berlin')), 0.00)
                                                                                AS credit_this_month,
       (s.as_of AT TIME ZONE 'Europe/Berlin')::date
           - (max(t.topped_at) AT TIME ZONE 'Europe/Berlin')::date              AS days_since_topup,
       count(DISTINCT NULLIF(btrim(t.voucher), ''))                             AS vouchers
FROM spine s
LEFT JOIN topups t
       ON t.line_no = s.line_no
      AND t.topped_at > s.as_of - INTERVAL '1488 hours'
      AND t.topped_at <= s.as_of
GROUP BY s.spine_id, s.as_of
