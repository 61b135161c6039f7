/*
entity: loan
reads: { instalments: 365d }
request: { asked_cents: int, term: int }
features:
  rate_cents:
    type: int?
    about: What is asked for by the number of months, in whole cents; unknown for a term that is not positive.
    decisions: { rounding: toward_zero }
  is_affordable:
    type: bool?
    about: Whether that is at most the most that was paid on an instalment that fell due in the trailing 365 days.
    decisions: { empty: null }
owner: lending
*/
SELECT s.spine_id,
       CASE WHEN s.term > 0 THEN s.asked_cents / s.term END               AS rate_cents,
       CASE WHEN s.term > 0 THEN s.asked_cents / s.term < p.largest END  AS is_affordable
FROM spine s
CROSS JOIN LATERAL (
    SELECT max(i.paid_cents) AS largest
    FROM instalments i
    WHERE i.loan_id = s.loan_id
      AND i.due_at >  s.as_of - INTERVAL '8760 hours'
      AND i.due_at <= s.as_of
      AND i.paid_at <= s.as_of
) p
