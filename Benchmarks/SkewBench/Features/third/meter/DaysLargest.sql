/*
entity: meter
reads: { ticks: 10d }
features:
  busiest_day_wh:
    type: int?
    about: The most that was read on one of Sydney's days, of the trailing 10 days of 24 hours.
    decisions: { empty: null, zone: Australia/Sydney }
  days_read:
    type: int
    about: On how many of those days the meter was read, whatever was read.
    decisions: { ticks: { window: "(as_of - 10d, as_of]", null_values: { wh: count } }, empty: 0, zone: Australia/Sydney }
owner: grid
*/
WITH days AS (
    SELECT q.spine_id, (t.read_at AT TIME ZONE 'Australia/Sydney')::date AS day, sum(t.wh) AS wh
    FROM spine q
    JOIN ticks t
      ON t.site = q.site
     AND t.meter_no = q.meter_no
     AND t.read_at >  q.as_of - INTERVAL '240 hours'
     AND t.read_at <= q.as_of
    GROUP BY q.spine_id, (t.read_at AT TIME ZONE 'Australia/Sydney')::date
)
SELECT s.spine_id,
       max(d.wh)     AS busiest_day_wh,
       count(d.day)  AS days_read
FROM spine s
LEFT JOIN days d ON d.spine_id = s.spine_id
GROUP BY s.spine_id
