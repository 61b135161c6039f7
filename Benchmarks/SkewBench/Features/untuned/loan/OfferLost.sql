/*
entity: loan
reads: { ratings: all }
request: { offered_at: timestamp, floor_points: int }
features:
  grade_then:
    type: text?
    about: The grade by the last rating up to the offer.
    decisions: { ratings: { window: "(-infinity, request.offered_at]" }, empty: null }
  points_gained:
    type: int?
    about: The points of the last rating of all less those of that one.
    decisions: { empty: null }
  days_rated:
    type: int?
    about: Whole days of 24 hours from that rating to the offer.
    decisions: { empty: null, rounding: floor }
  is_above_floor:
    type: bool
    about: Whether the last rating of all has more points than is asked for.
    decisions: { empty: false }
owner: lending
*/
SELECT s.spine_id,
       o.grade                                                              AS grade_then,
       n.points::bigint - o.points                                          AS points_gained,
       floor(extract(epoch FROM s.offered_at - o.rated_at) / 86400)::bigint AS days_rated,
       COALESCE(n.points > s.floor_points, false)                           AS is_above_floor
FROM spine s
LEFT JOIN LATERAL (
    SELECT r.grade, r.points, r.rated_at
    FROM ratings r
    WHERE r.loan_id = s.loan_id AND r.rated_at <= s.as_of AND r.rated_at <= s.offered_at
    ORDER BY r.rated_at DESC
    LIMIT 1
) o ON true
LEFT JOIN LATERAL (
    SELECT r.points
    FROM ratings r
    WHERE r.loan_id = s.loan_id AND r.rated_at <= s.as_of
    ORDER BY r.rated_at DESC
    LIMIT 1
) n ON true
