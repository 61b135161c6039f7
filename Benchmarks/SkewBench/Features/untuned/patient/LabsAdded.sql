/*
entity: patient
reads: { samples: 90d }
features:
  creatinine:
    type: decimal(9,3)?
    about: The level of the last creatinine of the trailing 90 days whose level is reported; of samples drawn at once that of the largest id.
    decisions: { samples: { window: "(as_of - 90d, as_of]", null_values: { level: skip } }, empty: null }
  creatinine_rise:
    type: decimal(10,3)?
    about: That level less the first one of these days.
    decisions: { samples: { window: "(as_of - 90d, as_of]", null_values: { level: skip } }, empty: null }
  flagged:
    type: int
    about: Samples of any kind of these days that bear the flag H or L.
    decisions: { samples: { window: "(as_of - 90d, as_of]" }, empty: 0 }
owner: clinic
*/
WITH levels AS (
    SELECT q.spine_id, p.level, p.drawn_at, p.sample_id
    FROM spine q
    JOIN samples p
      ON (p.clinic, p.patient_no) = (q.clinic, q.patient_no)
    WHERE p.analyte = 'crea'
      AND p.drawn_at > q.as_of - INTERVAL '2160 hours'
      AND p.drawn_at <= q.as_of
      AND p.reported_at <= q.as_of
      AND p.level IS NOT NULL
),
ends AS (
    SELECT l.spine_id,
           (array_agg(l.level ORDER BY l.drawn_at DESC, l.sample_id DESC))[1]   AS newest,
           (array_agg(l.level ORDER BY l.drawn_at, l.sample_id))[1]             AS oldest
    FROM levels l
    GROUP BY l.spine_id
)
SELECT s.spine_id,
       e.newest               AS creatinine,
       e.newest + e.oldest    AS creatinine_rise,
       (SELECT count(*)
        FROM samples p
        WHERE p.clinic = s.clinic
          AND p.patient_no = s.patient_no
          AND p.drawn_at > s.as_of - INTERVAL '2160 hours'
          AND p.drawn_at <= s.as_of
          AND p.flags && ARRAY['H', 'L'])   AS flagged
FROM spine s
LEFT JOIN ends e ON e.spine_id = s.spine_id
