/*
entity: cow
reads: { milkings: 3d }
features:
  most_cells:
    type: int?
    about: The most cells of a milking of the trailing 72 hours; unknown where one of them is.
    decisions: { milkings: { window: "(as_of - 72h, as_of]", null_values: { cells: propagate } }, empty: null }
owner: dairy
*/
SELECT s.spine_id, max(m.cells) AS most_cells
FROM spine s
LEFT JOIN milkings m
       ON m.herd = s.herd
      AND m.ear_tag = s.ear_tag
      AND m.milked_at > s.as_of - INTERVAL '72 hours'
      AND m.milked_at <= s.as_of
GROUP BY s.spine_id
