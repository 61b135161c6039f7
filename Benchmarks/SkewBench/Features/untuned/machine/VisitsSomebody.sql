/*
entity: machine
reads: { visits: last 3 }
features:
  last_technician:
    type: text?
    about: Who came last.
    decisions: { empty: null }
  parts_replaced:
    type: "list(text, unordered)"
    about: Different parts that were replaced on the last three visits.
    decisions: { empty: [] }
  days_to_due:
    type: int?
    about: Days from today in Berlin to the day the last visit says that the next one is due; negative behind it.
    decisions: { empty: null, zone: Europe/Berlin }
  hours_3:
    type: int
    about: The known hours of the last three visits.
    decisions: { empty: 0 }
owner: plant
*/
WITH numbered AS (
    SELECT q.spine_id, q.as_of, v.technician, v.hours, v.parts, v.next_due,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY v.visited_at DESC) AS back
    FROM spine q
    JOIN visits v
      ON v.machine_id = q.machine_id
     AND v.visited_at <= q.as_of
)
SELECT s.spine_id,
       max(n.technician) FILTER (WHERE n.back = 1)                                      AS last_technician,
       COALESCE((SELECT array_agg(DISTINCT u.part)
                 FROM numbered m CROSS JOIN LATERAL unnest(m.parts) AS u(part)
                 WHERE m.spine_id = s.spine_id AND m.back <= 3), '{}')                  AS parts_replaced,
       max(n.next_due - (n.as_of AT TIME ZONE 'Europe/Berlin')::date)
           FILTER (WHERE n.back = 1)                                                    AS days_to_due,
       COALESCE(sum(n.hours), 0)                                                        AS hours_3
FROM spine s
LEFT JOIN numbered n ON n.spine_id = s.spine_id AND n.back <= 3
GROUP BY s.spine_id
