/*
entity: field
reads: { harvests: 400d }
features:
  tonnes_this_year:
    type: double
    about: The known tonnes of what was cut since the year began in Adelaide; rows that are alike count each.
    compare: { float_sum: harvests.tonnes }
    decisions: { harvests: { window: "[start_of_year, as_of]", null_values: { tonnes: skip } }, empty: 0, zone: Australia/Adelaide }
  wet_cuts:
    type: int
    about: Cuts of the trailing 400 days that were moister than 18, as far as it is known.
    decisions: { harvests: { window: "(as_of - 400d, as_of]", null_values: { moisture: skip } }, empty: 0 }
  crops:
    type: "list(text, ordered)"
    about: The different crops of these days, by code point.
    decisions: { harvests: { window: "(as_of - 400d, as_of]", null_values: { crop: skip } }, empty: [] }
  best:
    type: double?
    about: The most tonnes of one of these cuts.
    decisions: { harvests: { window: "(as_of - 400d, as_of]", null_values: { tonnes: skip } }, empty: null }
owner: agronomy
*/
WITH cut AS (
    SELECT q.spine_id, h.crop, h.tonnes::float8 AS tonnes, h.moisture::float8 AS moisture,
           h.cut_at >= date_trunc('year', q.as_of, 'Australia/Adelaide') AS is_new
    FROM spine q
    JOIN harvests h
      ON h.farm = q.farm
     AND h.field_no = q.field_no
     AND h.cut_at > q.as_of - INTERVAL '9600 hours'
     AND h.cut_at <= q.as_of
)
SELECT s.spine_id,
       COALESCE(sum(CASE WHEN c.is_new THEN c.tonnes END), 0)                        AS tonnes_this_year,
       count(c.moisture > 18)                                                        AS wet_cuts,
       ARRAY(SELECT DISTINCT d.crop COLLATE "C"
             FROM cut d
             WHERE d.spine_id = s.spine_id AND d.crop IS NOT NULL
             ORDER BY 1)                                                             AS crops,
       max(c.tonnes)                                                                 AS best
FROM spine s
LEFT JOIN cut c ON c.spine_id = s.spine_id
GROUP BY s.spine_id
