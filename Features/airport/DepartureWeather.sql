/*
entity: airport
reads: { weather: 3h }
features:
  observed_at:
    type: timestamp?
    about: The hour of the latest weather report that is published by as_of, and is not older than 3 hours.
    decisions: { weather: { window: "(as_of - 3h, as_of]" }, empty: null }
  wind_speed:
    type: double?
    about: The wind of that report, miles per hour; an older report does not stand in where it has none.
    decisions: { weather: { window: "(as_of - 3h, as_of]" }, empty: null }
  strongest_wind:
    type: double?
    about: Its gusts, or its wind where it reports no gusts.
    decisions: { weather: { window: "(as_of - 3h, as_of]" }, empty: null }
  is_wet:
    type: bool?
    about: Whether it reports precipitation; unknown where it does not say.
    decisions: { weather: { window: "(as_of - 3h, as_of]" }, empty: null }
owner: ops-research
*/
WITH published AS (
    SELECT q.spine_id, w.observed_at, w.wind_speed, w.wind_gust, w.precipitation,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY w.observed_at DESC) AS recency
    FROM spine q
    JOIN weather w
      ON w.origin = q.origin
     AND w.observed_at  >  q.as_of - INTERVAL '3 hours'
     AND w.observed_at  <= q.as_of
     AND w.published_at <= q.as_of
)
SELECT s.spine_id,
       p.observed_at                         AS observed_at,
       p.wind_speed                          AS wind_speed,
       COALESCE(p.wind_gust, p.wind_speed)   AS strongest_wind,
       p.precipitation > 0                   AS is_wet
FROM spine s
LEFT JOIN published p ON p.spine_id = s.spine_id AND p.recency = 1
