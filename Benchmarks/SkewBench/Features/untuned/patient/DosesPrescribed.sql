/*
entity: patient
reads: { prescriptions: 180d }
features:
  drugs:
    type: int
    about: Different drugs prescribed in the trailing 180 days, as far as entered, that are not known to be stopped.
    decisions: { prescriptions: { window: "(as_of - 180d, as_of]", late: count }, empty: 0 }
  covered_until:
    type: date?
    about: The last day on which one of these is taken, of those that say when they start and are for 1 to 365 days.
    decisions: { empty: null }
  taken_today:
    type: int
    about: How many of these are taken today, UTC.
    decisions: { empty: 0 }
owner: clinic
*/
WITH given AS (
    SELECT q.spine_id, (q.as_of AT TIME ZONE 'UTC')::date AS today, p.drug, p.starts_on,
           CASE WHEN p.days BETWEEN 1 AND 365 THEN p.starts_on + p.days - 1 END AS ends_on
    FROM spine q
    JOIN prescriptions p
      ON p.clinic = q.clinic
     AND p.patient_no = q.patient_no
    WHERE p.prescribed_at > q.as_of - INTERVAL '4320 hours'
      AND p.prescribed_at <= q.as_of
      AND p.entered_at <= q.as_of
      AND p.is_stopped IS NOT TRUE
)
SELECT s.spine_id,
       count(g.drug)                                                           AS drugs,
       max(g.ends_on)                                                          AS covered_until,
       count(*) FILTER (WHERE g.today BETWEEN g.starts_on AND g.ends_on)       AS taken_today
FROM spine s
LEFT JOIN given g USING (spine_id)
GROUP BY s.spine_id
