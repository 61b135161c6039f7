/*
entity: tenancy
reads: { rent_payments: 33d }
features:
  paid_this_month:
    type: decimal(24,2)
    about: What was received since the month began in Berlin, as far as it is booked by now.
    decisions: { rent_payments: { window: "[start_of_month, as_of]", late: count }, empty: 0.00, zone: Europe/Berlin }
  references_used:
    type: int
    about: How many different references these payments bear, without blanks at their ends; case counts.
    decisions: { rent_payments: { null_values: { reference: skip } }, empty: 0, zone: Europe/Berlin }
owner: lettings
*/
SELECT s.spine_id,
       COALESCE(sum(p.amount), 0.00)            AS paid_this_month,
       count(DISTINCT btrim(p.reference))       AS references_used
FROM spine s
LEFT JOIN rent_payments p
       ON p.tenancy_id = s.tenancy_id
      AND p.booked_at <= s.as_of
      AND p.received_at <= s.as_of
      AND p.received_at >= date_trunc('month', s.as_of, 'Europe/Berlin')
GROUP BY s.spine_id
