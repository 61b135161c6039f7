/*
entity: loan
reads: { instalments: last 6 }
features:
  late_of_last_6:
    type: int
    about: How many of the last six instalments are known to have been paid more than 5 days behind their due time.
    decisions: { empty: 0 }
  longest_delay_hours:
    type: int?
    about: The longest delay of those that are paid, in hours, rounded down; one paid early has a negative delay.
    decisions: { empty: null, rounding: floor }
owner: lending
*/
SELECT s.spine_id,
       count(*) FILTER (WHERE l.delay > INTERVAL '120 hours')            AS late_of_last_6,
       floor(floor(max(extract(epoch FROM l.delay))) / 3600)::bigint     AS longest_delay_hours
FROM spine s
LEFT JOIN LATERAL (
    SELECT CASE WHEN i.paid_at <= s.as_of THEN i.paid_at - i.due_at END AS delay
    FROM instalments i
    WHERE i.loan_id = s.loan_id
      AND i.due_at <= s.as_of
    ORDER BY i.due_at DESC, i.seq DESC
    LIMIT 6
) l ON true
GROUP BY s.spine_id
