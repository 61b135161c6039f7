/*
entity: lift
reads: { inspections: all, lift_faults: 365d }
features:
  days_overdue:
    type: int?
    about: Days from when the next inspection is due, by the last one, until today in Helsinki; negative before.
    decisions: { empty: null, zone: Europe/Helsinki }
  has_passed:
    type: bool?
    about: Whether the last grade is "a" or "b"; NULL where there is none.
    decisions: { empty: null }
  faults_since:
    type: int
    about: Faults of the trailing 365 days behind the last inspection, all of them where there was none.
    decisions: { empty: 0 }
owner: elevators
*/
WITH checked AS (
    SELECT DISTINCT ON (q.spine_id) q.spine_id, i.inspected_at, i.grade, i.next_due
    FROM spine q
    JOIN inspections i ON i.lift_id = q.lift_id
    WHERE i.inspected_at <= q.as_of
    ORDER BY q.spine_id, i.inspected_at DESC
)
SELECT s.spine_id,
       (s.as_of AT TIME ZONE 'Europe/Helsinki')::date - c.next_due       AS days_overdue,
       CASE WHEN c.grade IN ('a', 'b') THEN true ELSE false END          AS has_passed,
       (SELECT count(*)
        FROM lift_faults f
        WHERE f.lift_id = s.lift_id
          AND f.occurred_at > s.as_of - INTERVAL '8760 hours'
          AND f.occurred_at <= s.as_of
          AND (c.inspected_at IS NULL OR f.occurred_at > c.inspected_at)) AS faults_since
FROM spine s
LEFT JOIN checked c ON c.spine_id = s.spine_id
