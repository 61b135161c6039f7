/*
entity: garage
reads: { parkings: 14d }
features:
  inside:
    type: int
    about: Cars that drove in within the trailing 14 days and are not known to have left, each entry once.
    decisions: { parkings: { window: "(as_of - 14d, as_of]" }, empty: 0 }
  long_stays:
    type: int
    about: Those of these days known to have stayed for more than 12 hours.
    decisions: { parkings: { window: "(as_of - 14d, as_of]", null_values: { left_at: skip } }, empty: 0 }
  mean_paid:
    type: decimal(20,2)?
    about: What was paid by each, where it is known, on the mean, to the cent.
    decisions: { parkings: { window: "(as_of - 14d, as_of]", null_values: { paid: skip } }, empty: null, rounding: half_away }
  regulars:
    type: int
    about: How many plates drove in at least twice; plates are compared as they were read.
    decisions: { parkings: { window: "(as_of - 14d, as_of]" }, empty: 0 }
owner: city
*/
WITH entered AS (
    SELECT q.spine_id, q.as_of, p.ticket_no, p.entered_at, p.left_at, p.plate,
           CASE WHEN p.left_at <= q.as_of THEN p.paid END AS paid
    FROM spine q
    JOIN parkings p
      ON p.city = q.city AND p.garage_no = q.garage_no
    WHERE p.entered_at > q.as_of - INTERVAL '336 hours'
      AND p.entered_at <= q.as_of
),
regular AS (
    SELECT e.spine_id, count(*) AS entries
    FROM entered e
    GROUP BY e.spine_id, e.plate
)
SELECT s.spine_id,
       count(e.ticket_no) FILTER (WHERE COALESCE(e.left_at > e.as_of, true))                            AS inside,
       count(*) FILTER (WHERE e.left_at <= e.as_of AND e.left_at - e.entered_at > INTERVAL '12 hours')  AS long_stays,
       round(avg(e.paid), 2)                                                                            AS mean_paid,
       (SELECT count(*) FROM regular r WHERE r.spine_id = s.spine_id AND r.entries >= 2)                AS regulars
FROM spine s
LEFT JOIN entered e USING (spine_id)
GROUP BY s.spine_id
