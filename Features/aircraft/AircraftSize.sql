/*
entity: aircraft
reads: { planes: latest }
features:
  is_registered:
    type: bool
    about: Whether the register knows the aircraft.
    decisions: { empty: false }
  seats:
    type: int?
    about: How many seats the register gives it.
    decisions: { empty: null }
owner: ops-research
*/
SELECT s.spine_id,
       p.tailnum IS NOT NULL AS is_registered,
       p.seats               AS seats
FROM spine s
LEFT JOIN planes p ON p.tailnum = s.tailnum AND p.registered_at <= s.as_of
