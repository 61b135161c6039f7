/*
entity: field
reads: { soil_probes: 72h }
features:
  rises:
    type: int
    about: Probes of the trailing 72 hours, as far as they are sent, that were moister than the one before, where both are known.
    decisions: { soil_probes: { window: "(as_of - 72h, as_of]" }, empty: 0 }
  coldest_f:
    type: double?
    about: The lowest known temperature of these, in degrees Fahrenheit.
    compare: { relative: 1e-12 }
    decisions: { soil_probes: { window: "(as_of - 72h, as_of]", null_values: { celsius: skip } }, empty: null }
  usual_depth:
    type: int?
    about: The known depth that occurs most often among them; of several, the least.
    decisions: { soil_probes: { window: "(as_of - 72h, as_of]", null_values: { depth_cm: skip } }, empty: null }
  drying:
    type: double?
    about: The moisture of the first of them less that of the last, where both are known.
    decisions: { soil_probes: { window: "(as_of - 72h, as_of]" }, empty: null }
owner: agronomy
*/
WITH probed AS (
    SELECT q.spine_id, p.celsius::float8 AS celsius, p.depth_cm, p.moisture::float8 AS moisture,
           lag(p.moisture::float8) OVER by_time                                              AS moisture_before,
           row_number() OVER by_time                                                         AS nr,
           count(*) OVER (PARTITION BY q.spine_id)                                           AS probes
    FROM spine q
    JOIN soil_probes p
      ON p.farm = q.farm AND p.field_no = q.field_no
     AND p.sent_at <= q.as_of
     AND p.probed_at > q.as_of - INTERVAL '72 hours'
     AND p.probed_at <= q.as_of
    WINDOW by_time AS (PARTITION BY q.spine_id ORDER BY p.probed_at)
)
SELECT s.spine_id,
       count(*) FILTER (WHERE p.moisture > p.moisture_before)                                AS rises,
       min(p.celsius) * (9 / 5) + 32                                                             AS coldest_f,
       mode() WITHIN GROUP (ORDER BY p.depth_cm)                                             AS usual_depth,
       max(p.moisture) FILTER (WHERE p.nr = 1)
           - max(p.moisture) FILTER (WHERE p.nr = p.probes)                                  AS drying
FROM spine s
LEFT JOIN probed p USING (spine_id)
GROUP BY s.spine_id
