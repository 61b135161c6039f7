/*
entity: meter
reads: { ticks: 24h }
features:
  peak_3h_wh:
    type: int?
    about: The most that was read in the 3 hours up to a reading, both ends included, of the readings of the trailing 24 hours.
    decisions: { ticks: { null_values: { wh: skip } }, empty: null }
owner: grid
*/
SELECT s.spine_id, max(b.wh) AS peak_3h_wh
FROM spine s
LEFT JOIN (
    SELECT q.spine_id,
           sum(t.wh) OVER (PARTITION BY q.spine_id ORDER BY t.read_at
                           RANGE BETWEEN INTERVAL '3 hours' PRECEDING AND CURRENT ROW) AS wh
    FROM spine q
    JOIN ticks t
      ON t.site = q.site
     AND t.meter_no = q.meter_no
     AND t.read_at >  q.as_of - INTERVAL '24 hours'
     AND t.read_at <= q.as_of
) b ON b.spine_id = s.spine_id
GROUP BY s.spine_id
