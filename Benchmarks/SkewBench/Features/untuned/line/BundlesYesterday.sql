/*
entity: line
reads: { bundles: all }
features:
  bundle_count:
    type: int
    about: Bundles of the line that have begun and are not void, as far as is booked.
    decisions: { bundles: { window: "(-infinity, as_of]", late: count }, empty: 0 }
  total_mb:
    type: int
    about: Their known volumes together.
    decisions: { bundles: { window: "(-infinity, as_of]", null_values: { mb: skip } }, empty: 0 }
  newest_name:
    type: text?
    about: The name of the one that began last; of several, of that with the largest id.
    decisions: { bundles: { window: "(-infinity, as_of]", ties: [starts_at desc, bundle_id desc] }, empty: null }
owner: telecoms
*/
WITH ranked AS (
    SELECT q.spine_id, q.as_of, q.line_no AS asked, b.bundle_id, b.line_no, b.starts_at, b.is_void, b.name, b.mb,
           row_number() OVER (PARTITION BY q.spine_id, b.bundle_id ORDER BY b.booked_at DESC) AS age
    FROM spine q
    JOIN bundles b ON b.booked_at <= q.as_of
),
current AS (
    SELECT r.spine_id, r.bundle_id, r.starts_at, r.name, r.mb
    FROM ranked r
    WHERE r.age = 1
      AND r.line_no = r.asked
      AND r.starts_at <= r.as_of
      AND r.is_void IS NOT TRUE
)
SELECT s.spine_id,
       count(c.bundle_id)                                                     AS bundle_count,
       COALESCE(sum(c.mb), 0)                                                 AS total_mb,
       (array_agg(c.name ORDER BY c.starts_at DESC, c.bundle_id DESC))[1]     AS newest_name
FROM spine s
LEFT JOIN current c ON c.spine_id = s.spine_id
GROUP BY s.spine_id
