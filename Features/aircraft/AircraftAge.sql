/*
entity: aircraft
reads: { planes: latest }
features:
  age_years:
    type: int?
    about: The year on New York's calendar less the year in which the aircraft was built, as the register has it.
    decisions: { empty: null, zone: America/New_York }
  age_band:
    type: text?
    about: >-
      new below 5 years, mid below 15, old from 15 on, unknown where the register has no year; NULL where it does not
      have the aircraft.
    decisions: { empty: null, zone: America/New_York }
owner: ops-research
*/
WITH aged AS (
    SELECT q.spine_id, p.tailnum,
           extract(year FROM q.as_of AT TIME ZONE 'America/New_York')::int - p.built_year AS years
    FROM spine q
    LEFT JOIN planes p ON p.tailnum = q.tailnum AND p.registered_at <= q.as_of
)
SELECT a.spine_id,
       a.years AS age_years,
       CASE WHEN a.tailnum IS NULL THEN NULL
            WHEN a.years IS NULL   THEN 'unknown'
            WHEN a.years < 5       THEN 'new'
            WHEN a.years < 15      THEN 'mid'
            ELSE 'old'
       END     AS age_band
FROM aged a
