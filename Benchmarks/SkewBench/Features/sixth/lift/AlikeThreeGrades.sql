/*
entity: lift
reads: { inspections: last 2 }
features:
  grades:
    type: "list(text?, ordered)"
    about: The grades of the last two inspections, the older first.
    decisions: { empty: [] }
owner: elevators
*/
WITH ranked AS (
    SELECT q.spine_id, i.inspected_at, i.grade,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY i.inspected_at DESC) AS back
    FROM spine q
    JOIN inspections i ON i.lift_id = q.lift_id AND i.inspected_at <= q.as_of
)
SELECT s.spine_id,
       ARRAY(SELECT r.grade
             FROM ranked r
             WHERE r.spine_id = s.spine_id AND r.back <= 3
             ORDER BY r.inspected_at) AS grades
FROM spine s
