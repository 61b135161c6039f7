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
LEFT JOIN rosters r
       ON r.crew_no = s.crew_no
      AND r.is_dropped IS NOT TRUE
      AND r.published_at <= s.as_of
      AND r.planned_at > s.as_of - INTERVAL '1440 hours'
      AND r.planned_at <= s.as_of
      AND NOT EXISTS (
              SELECT 1
              FROM rosters later
              WHERE later.roster_id = r.roster_id
                AND later.published_at > r.published_at AND later.published_at <= s.as_of
          )
GROUP BY s.spine_id
