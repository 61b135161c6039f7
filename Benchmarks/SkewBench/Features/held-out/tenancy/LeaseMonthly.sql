/*
entity: tenancy
reads: { leases: latest }
features:
  notice_by:
    type: date?
    about: Three months of the calendar before the end of the lease signed last.
    decisions: { empty: null }
  is_running:
    type: bool?
    about: Whether it has begun and not ended today in Berlin; its first and last day count, and it is unknown where either of them is.
    decisions: { empty: null, zone: Europe/Berlin }
owner: lettings
*/
WITH signed AS (
    SELECT DISTINCT ON (q.spine_id) q.spine_id, l.starts_on, l.ends_on
    FROM spine q
    JOIN leases l ON l.tenancy_id = q.tenancy_id AND l.signed_at <= q.as_of
    ORDER BY q.spine_id, l.signed_at DESC
)
SELECT s.spine_id,
       (l.ends_on - INTERVAL '3 months')::date AS notice_by,
       CASE WHEN l.starts_on IS NOT NULL AND l.ends_on IS NOT NULL
            THEN (s.as_of AT TIME ZONE 'Europe/Berlin')::date BETWEEN l.starts_on AND l.ends_on
       END AS is_running
FROM spine s
LEFT JOIN signed l ON l.spine_id = s.spine_id
