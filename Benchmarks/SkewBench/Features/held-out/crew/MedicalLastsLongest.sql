/*
entity: crew
reads: { medicals: latest }
features:
  grade:
    type: text?
    about: What the last medical says, also where it says nothing.
    decisions: { medicals: { null_values: { grade: count } }, empty: null }
  days_left:
    type: int?
    about: Days from today in New York to the day on which that medical expires; negative where it has.
    decisions: { empty: null, zone: America/New_York }
owner: crewing
*/
SELECT s.spine_id,
       m.grade,
       m.expires_on - (s.as_of AT TIME ZONE 'America/New_York')::date AS days_left
FROM spine s
LEFT JOIN LATERAL (
    SELECT x.grade, x.expires_on
    FROM medicals x
    WHERE x.crew_no = s.crew_no AND x.examined_at <= s.as_of
    ORDER BY x.expires_on DESC NULLS LAST, x.examined_at DESC
    LIMIT 1
) m ON true
