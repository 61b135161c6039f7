/*
entity: meter
reads: { ticks: 7d, tariffs: 90d }
features:
  tariff_now:
    type: int?
    about: What a kilowatt hour costs at the site by the last tariff of the trailing 90 days that is announced, cents.
    decisions: { tariffs: { window: "(as_of - 90d, as_of]", late: count }, empty: null }
  dear_reads_7d:
    type: int
    about: Readings of the trailing 7 days for which the last tariff up to them, of those 90 days, was more than 30 cents.
    decisions: { ticks: { window: "(as_of - 7d, as_of]" }, empty: 0 }
owner: grid
*/
WITH prices AS (
    SELECT q.spine_id, f.valid_from, f.cents
    FROM spine q
    JOIN tariffs f
      ON f.site = q.site
     AND f.valid_from >  q.as_of - INTERVAL '2160 hours'
     AND f.valid_from <= q.as_of
     AND f.announced_at <= q.as_of
)
SELECT s.spine_id,
       (SELECT p.cents FROM prices p WHERE p.spine_id = s.spine_id
         ORDER BY p.valid_from DESC LIMIT 1)                             AS tariff_now,
       (SELECT count(*)
        FROM ticks t
        WHERE t.site = s.site
          AND t.meter_no = s.meter_no
          AND t.read_at >  s.as_of - INTERVAL '168 hours'
          AND t.read_at <= s.as_of
          AND (SELECT p.cents FROM prices p
               WHERE p.spine_id = s.spine_id AND p.valid_from <= t.read_at
               ORDER BY p.valid_from DESC LIMIT 1) > 30)                 AS dear_reads_7d
FROM spine s
