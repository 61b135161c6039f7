/*
entity: field
reads: { treatments: 200d }
features:
  is_waiting:
    type: bool
    about: Whether a treatment of the trailing 200 days is safe only on a day behind today, in Adelaide; false where none says.
    decisions: { treatments: { window: "(as_of - 200d, as_of]", null_values: { safe_on: skip } }, empty: false, zone: Australia/Adelaide }
  days_since:
    type: int?
    about: Days of the calendar in Adelaide since the last of them.
    decisions: { treatments: { window: "(as_of - 200d, as_of]" }, empty: null, zone: Australia/Adelaide }
  litres_this_quarter:
    type: decimal(30,2)
    about: The known litres of the treatments since the quarter of the year began in Adelaide.
    decisions: { empty: 0.00, zone: Australia/Adelaide }
  products:
    type: int
    about: Different products of these days, byte by byte.
    decisions: { treatments: { window: "(as_of - 200d, as_of]" }, empty: 0 }
owner: agronomy
*/
SELECT s.spine_id,
       COALESCE(bool_or(t.safe_on > (s.as_of AT TIME ZONE 'Australia/Adelaide')::date), false)         AS is_waiting,
       min((s.as_of AT TIME ZONE 'Australia/Adelaide')::date
           - (t.treated_at AT TIME ZONE 'Australia/Adelaide')::date)                                   AS days_since,
       COALESCE(sum(t.litres) FILTER (
           WHERE t.treated_at >= date_trunc('quarter', s.as_of, 'Australia/Adelaide')), 0.00)          AS litres_this_quarter,
       count(DISTINCT t.product)                                                                       AS products
FROM spine s
LEFT JOIN treatments t
       ON (t.farm, t.field_no) = (s.farm, s.field_no)
      AND t.treated_at > s.as_of - INTERVAL '4800 hours'
      AND t.treated_at <= s.as_of
GROUP BY s.spine_id
