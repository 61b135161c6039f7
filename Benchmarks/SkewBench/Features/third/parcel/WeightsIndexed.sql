/*
entity: parcel
reads: { scans: 14d }
features:
  quartile_g:
    type: int?
    about: The smallest of the weights of the trailing 14 days at or below which three quarters of them lie, grams.
    decisions: { scans: { window: "(as_of - 14d, as_of]", null_values: { weight_g: skip } }, empty: null }
  heavier:
    type: int
    about: Scans that weighed more than 5 % above the first of those weights.
    decisions: { empty: 0 }
  mean_g:
    type: double?
    about: The mean of the weights.
    compare: { float_mean: scans.weight_g }
    decisions: { scans: { window: "(as_of - 14d, as_of]", null_values: { weight_g: skip } }, empty: null }
owner: hub
*/
WITH weighed AS (
    SELECT q.spine_id,
           c.weight_g::bigint AS weight_g,
           first_value(c.weight_g::bigint) OVER (PARTITION BY q.spine_id ORDER BY c.scanned_at, c.scan_id) AS first_g
    FROM spine q
    JOIN scans c
      ON c.parcel_id = q.parcel_id
     AND c.scanned_at >  q.as_of - INTERVAL '336 hours'
     AND c.scanned_at <= q.as_of
     AND c.uploaded_at <= q.as_of
     AND c.weight_g IS NOT NULL
)
SELECT s.spine_id,
       percentile_disc(0.75) WITHIN GROUP (ORDER BY w.weight_g)      AS quartile_g,
       count(*) FILTER (WHERE w.weight_g * 100 > w.first_g * 105)    AS heavier,
       avg(w.weight_g)::float8                                       AS mean_g
FROM spine s
LEFT JOIN weighed w ON w.spine_id = s.spine_id
GROUP BY s.spine_id
