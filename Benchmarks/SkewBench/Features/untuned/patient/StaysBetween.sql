/*
entity: patient
reads: { stays: all }
features:
  nights_365d:
    type: int
    about: >-
      Nights of the stays begun in the trailing 365 days and known to be over, from the day of admission to that of discharge
      in New York.
    decisions: { empty: 0, zone: America/New_York }
  readmissions:
    type: int
    about: Stays begun in these days less than 30 days behind the known discharge of another one, or at that very instant.
    decisions: { empty: 0 }
  mean_cost_cents:
    type: double?
    about: What a stay of these days cost, on the average of those that say.
    compare: { float_mean: stays.cost_cents }
    decisions: { stays: { window: "(as_of - 365d, as_of]", null_values: { cost_cents: skip } }, empty: null }
owner: clinic
*/
WITH admitted AS (
    SELECT q.spine_id, q.as_of, a.stay_id, a.admitted_at,
           CASE WHEN a.discharged_at <= q.as_of THEN a.discharged_at END AS discharged_at,
           CASE WHEN a.discharged_at <= q.as_of THEN a.cost_cents END    AS cost_cents
    FROM spine q
    JOIN stays a
      ON a.clinic = q.clinic
     AND a.patient_no = q.patient_no
     AND a.admitted_at <= q.as_of
),
recent AS (
    SELECT a.spine_id, a.cost_cents,
           (a.discharged_at AT TIME ZONE 'America/New_York')::date
               - (a.admitted_at AT TIME ZONE 'America/New_York')::date AS nights,
           EXISTS (SELECT 1
                   FROM admitted e
                   WHERE e.spine_id = a.spine_id
                     AND e.stay_id <> a.stay_id
                     AND e.discharged_at BETWEEN a.admitted_at - INTERVAL '720 hours' + INTERVAL '1 microsecond'
                                             AND a.admitted_at) AS is_readmission
    FROM admitted a
    WHERE a.admitted_at > a.as_of - INTERVAL '8760 hours'
)
SELECT s.spine_id,
       COALESCE(sum(r.nights), 0)                   AS nights_365d,
       count(*) FILTER (WHERE r.is_readmission)     AS readmissions,
       avg(r.cost_cents)::float8                    AS mean_cost_cents
FROM spine s
LEFT JOIN recent r ON r.spine_id = s.spine_id
GROUP BY s.spine_id
