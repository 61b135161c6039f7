/*
entity: customer
reads: { profiles: latest }
features:
  tier:
    type: text?
    about: The tier that the record gives the customer.
    decisions: { empty: null }
  days_since_change:
    type: int?
    about: Whole days of 24 hours since the record changed.
    decisions: { empty: null, rounding: floor }
  has_points:
    type: bool
    about: Whether the record shows any points.
    decisions: { empty: false }
owner: growth
*/
SELECT s.spine_id,
       r.tier                                                               AS tier,
       floor(extract(epoch FROM s.as_of - r.changed_at) / 86400)::bigint    AS days_since_change,
       COALESCE(r.points, 0) > 0                                        AS has_points
FROM spine s
LEFT JOIN (
    SELECT DISTINCT ON (q.spine_id) q.spine_id, p.tier, p.changed_at, p.points
    FROM spine q
    JOIN profiles p ON p.customer_id = q.customer_id AND p.changed_at <= q.as_of
    ORDER BY q.spine_id, p.changed_at DESC
) r ON r.spine_id = s.spine_id
