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
LEFT JOIN medicals m
       ON m.crew_no = s.crew_no
      AND m.examined_at <= s.as_of
      AND NOT EXISTS (
              SELECT 1
              FROM medicals n
              WHERE n.crew_no = m.crew_no AND n.examined_at > m.examined_at AND n.examined_at <= s.as_of
          )
