/*
entity: cow
reads: { milkings: 10d }
features:
  litres_yesterday:
    type: double
    about: The known litres of the day before in New Zealand, from midnight to midnight.
    compare: { float_sum: milkings.litres }
    decisions: { milkings: { null_values: { litres: skip } }, empty: 0.0, zone: Pacific/Auckland }
  median_cells:
    type: int?
    about: The lower median of the known cells of the trailing 10 days.
    decisions: { milkings: { window: "(as_of - 10d, as_of]", null_values: { cells: skip } }, empty: null }
  cell_deviation:
    type: double?
    about: The sample's standard deviation of these.
    compare: { relative: 1e-9 }
    decisions: { milkings: { window: "(as_of - 10d, as_of]", null_values: { cells: skip } }, empty: null }
  milkings_today:
    type: int
    about: Milkings since midnight in New Zealand.
    decisions: { milkings: { window: "[start_of_day, as_of]" }, empty: 0, zone: Pacific/Auckland }
owner: dairy
*/
WITH days AS (
    SELECT q.spine_id, q.as_of, q.herd, q.ear_tag,
           date_trunc('day', q.as_of, 'Pacific/Auckland')                                         AS today,
           (date_trunc('day', q.as_of AT TIME ZONE 'Pacific/Auckland') - INTERVAL '1 day')
               AT TIME ZONE 'Pacific/Auckland'                                                    AS yesterday
    FROM spine q
)
SELECT s.spine_id,
       COALESCE(sum(m.litres::float8) FILTER (WHERE m.milked_at >= s.yesterday AND m.milked_at < s.today), 0) AS litres_yesterday,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY m.cells)::bigint                                           AS median_cells,
       stddev_samp(m.cells)::float8                                                                           AS cell_deviation,
       count(*) FILTER (WHERE m.milked_at >= s.today)                                                         AS milkings_today
FROM days s
LEFT JOIN milkings m
       ON m.herd = s.herd AND m.ear_tag = s.ear_tag
      AND m.milked_at > s.as_of - INTERVAL '240 hours'
      AND m.milked_at <= s.as_of
GROUP BY s.spine_id
