/*
entity: crew
reads: { duties: 14d }
request: { departs_at: timestamp }
features:
  rest_minutes:
    type: int?
    about: Whole minutes from the last release known by now, of the duties of the trailing 14 days, to the departure asked about, rounded down.
    decisions: { empty: null, rounding: floor }
  is_rested:
    type: bool?
    about: Whether that is at least 10 hours.
    decisions: { empty: null }
owner: crewing
*/
WITH released AS (
    SELECT q.spine_id, max(d.released_at) AS released_at
    FROM spine q
    JOIN duties d ON d.crew_no = q.crew_no
    WHERE d.reported_at > q.as_of - INTERVAL '336 hours'
      AND d.reported_at <= q.as_of
      AND d.released_at <= q.as_of
    GROUP BY q.spine_id
)
SELECT s.spine_id,
       floor(extract(epoch FROM s.departs_at - r.released_at) / 60)::bigint   AS rest_minutes,
       s.departs_at - r.released_at >= INTERVAL '10 hours'                    AS is_rested
FROM spine s
LEFT JOIN released r ON r.spine_id = s.spine_id
