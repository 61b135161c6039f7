/*
entity: meter
reads: { ticks: 30d }
features:
  good_reads:
    type: int
    about: Readings of the trailing 30 days of quality ok or est, blanks around it left aside.
    decisions: { ticks: { window: "(as_of - 30d, as_of]", null_values: { quality: skip } }, empty: 0 }
  bad_reads:
    type: int
    about: Readings of another quality; an unknown one is neither.
    decisions: { ticks: { window: "(as_of - 30d, as_of]", null_values: { quality: skip } }, empty: 0 }
  longest_quality:
    type: int?
    about: The most code points of a quality.
    decisions: { ticks: { window: "(as_of - 30d, as_of]", null_values: { quality: skip } }, empty: null }
owner: grid
*/
SELECT s.spine_id,
       count(*) FILTER (WHERE btrim(t.quality) IN ('ok', 'est'))      AS good_reads,
       count(*) FILTER (WHERE btrim(t.quality) NOT IN ('ok', 'est'))  AS bad_reads,
       max(char_length(t.quality))                                    AS longest_quality
FROM spine s
LEFT JOIN ticks t
       ON t.site = s.site
      AND t.meter_no = s.meter_no
      AND t.read_at >  s.as_of - INTERVAL '720 hours'
      AND t.read_at <= s.as_of
GROUP BY s.spine_id
