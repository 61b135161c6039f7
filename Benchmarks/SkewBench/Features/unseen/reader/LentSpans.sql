/*
entity: reader
reads: { lendings: 180d }
features:
  overdue:
    type: int
    about: Books lent in the trailing 180 days that are not back by now and were due before today in London.
    decisions: { lendings: { window: "(as_of - 180d, as_of]" }, empty: 0, zone: Europe/London }
  longest_days:
    type: int?
    about: The most days of London's calendar between lending and return, of those that are back.
    decisions: { lendings: { window: "(as_of - 180d, as_of]", null_values: { returned_at: skip } }, empty: null, zone: Europe/London }
  fine_cents:
    type: int
    about: The known fines of these together.
    decisions: { lendings: { window: "(as_of - 180d, as_of]", null_values: { fine_cents: skip } }, empty: 0 }
  titles_again:
    type: int
    about: How many titles were lent more than once; titles that differ in case are different.
    decisions: { lendings: { window: "(as_of - 180d, as_of]" }, empty: 0 }
owner: library
*/
WITH lent AS (
    SELECT q.spine_id, l.title, l.due_on,
           (q.as_of AT TIME ZONE 'Europe/London')::date                                                AS today,
           (l.lent_at AT TIME ZONE 'Europe/London')::date                                              AS lent_on,
           CASE WHEN l.returned_at <= q.as_of THEN (l.returned_at AT TIME ZONE 'Europe/London')::date END AS returned_on,
           CASE WHEN l.returned_at <= q.as_of THEN l.fine_cents END                                    AS fine_cents
    FROM spine q
    JOIN lendings l
      ON l.reader_no = q.reader_no
     AND l.lent_at > q.as_of - INTERVAL '4320 hours'
     AND l.lent_at <= q.as_of
),
again AS (
    SELECT e.spine_id, e.title
    FROM lent e
    GROUP BY e.spine_id, e.title
    HAVING count(*) > 1
)
SELECT s.spine_id,
       (SELECT count(*)
        FROM lent e
        WHERE e.spine_id = s.spine_id AND e.returned_on IS NULL AND e.due_on < e.today)    AS overdue,
       (SELECT max(e.returned_on - e.lent_on) FROM lent e WHERE e.spine_id = s.spine_id)   AS longest_days,
       (SELECT COALESCE(sum(e.fine_cents), 0) FROM lent e WHERE e.spine_id = s.spine_id)   AS fine_cents,
       (SELECT count(*) FROM again a WHERE a.spine_id = s.spine_id)                        AS titles_again
FROM spine s
