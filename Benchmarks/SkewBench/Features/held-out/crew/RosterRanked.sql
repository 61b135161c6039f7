/*
entity: crew
reads: { rosters: all }
features:
  legs:
    type: int
    about: Legs planned for this crew in the trailing 60 days, as the roster is published by now; dropped ones are gone.
    decisions: { rosters: { window: "(as_of - 60d, as_of]", late: count }, empty: 0 }
  next_departure:
    type: timestamp?
    about: The first departure of these behind now.
    decisions: { empty: null }
owner: crewing
*/
SELECT s.spine_id,
       count(DISTINCT r.roster_id)                                AS legs,
       min(r.departs_at) FILTER (WHERE r.departs_at > s.as_of)    AS next_departure
FROM spine s
LEFT JOIN (
    SELECT q.spine_id AS asked, q.crew_no AS asked_crew, q.as_of AS asked_at, x.roster_id, x.crew_no, x.planned_at, x.departs_at, x.is_dropped,
           rank() OVER (PARTITION BY q.spine_id, x.roster_id ORDER BY x.published_at DESC) AS age
    FROM spine q
    JOIN rosters x ON x.published_at <= q.as_of
) r
       ON r.asked = s.spine_id
      AND r.age = 1
      AND r.crew_no = r.asked_crew
      AND COALESCE(NOT r.is_dropped, true)
      AND r.planned_at > r.asked_at - INTERVAL '1440 hours'
      AND r.planned_at <= r.asked_at
GROUP BY s.spine_id
