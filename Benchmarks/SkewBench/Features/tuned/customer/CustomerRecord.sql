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
       COALESCE(r.points > 0, false)                                        AS has_points
FROM spine s
LEFT JOIN LATERAL (
    SELECT p.tier, p.changed_at, p.points
    FROM profiles p
    WHERE p.customer_id = s.customer_id
      AND p.changed_at <= s.as_of
    ORDER BY p.changed_at DESC
    LIMIT 1
) r ON true
