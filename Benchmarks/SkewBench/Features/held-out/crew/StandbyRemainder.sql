/*
entity: crew
reads: { duties: 28d }
features:
  standby_share:
    type: double?
    about: The share of the duties of the trailing 28 days that are known to be standby, of all of them.
    decisions: { duties: { window: "(as_of - 28d, as_of]" }, empty: null }
  mean_sectors:
    type: double?
    about: The mean of the sectors flown, where they are known.
    compare: { float_mean: duties.sectors }
    decisions: { duties: { window: "(as_of - 28d, as_of]", null_values: { sectors: skip } }, empty: null }
owner: crewing
*/
SELECT s.spine_id,
       (count(d.duty_id) - count(d.duty_id) FILTER (WHERE d.is_standby IS NOT TRUE))::float8 / NULLIF(count(d.duty_id), 0)   AS standby_share,
       avg(d.sectors)::float8                                                       AS mean_sectors
FROM spine s
LEFT JOIN duties d
       ON d.crew_no = s.crew_no
      AND d.reported_at >  s.as_of - INTERVAL '672 hours'
      AND d.reported_at <= s.as_of
GROUP BY s.spine_id
