/*
entity: customer
reads: { profiles: latest }
features:
  level:
    type: int?
    about: Thousands of points that the record shows, cut towards zero.
    decisions: { empty: null, rounding: toward_zero }
  rest:
    type: int?
    about: The points beyond, with the sign of the points.
    decisions: { empty: null }
owner: growth
*/
SELECT s.spine_id,
       r.points / 1000  AS level,
       r.points % 1000  AS rest
FROM spine s
LEFT JOIN LATERAL (
    SELECT p.points
    FROM profiles p
    WHERE p.customer_id = s.customer_id AND p.changed_at <= s.as_of
    ORDER BY p.changed_at DESC
    FETCH FIRST ROW ONLY
) r ON true
