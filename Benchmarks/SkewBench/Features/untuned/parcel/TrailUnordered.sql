/*
entity: parcel
reads: { scans: 10d }
features:
  trail:
    type: text?
    about: >-
      The known kinds of the scans of the trailing 10 days, as far as uploaded, with > between them; scans of one instant are in
      the order of their ids.
    decisions: { scans: { window: "(as_of - 10d, as_of]", null_values: { kind: skip } }, empty: null }
  weight_kg:
    type: decimal(12,1)?
    about: The last known weight, in kilograms, to the tenth.
    decisions: { scans: { window: "(as_of - 10d, as_of]", null_values: { weight_g: skip } }, empty: null, rounding: half_away }
  slowest_upload_minutes:
    type: int?
    about: The most whole minutes from a scan to its upload; negative where clocks went wrong.
    decisions: { scans: { window: "(as_of - 10d, as_of]" }, empty: null, rounding: floor }
  remarked:
    type: int
    about: Scans with a remark that is more than blanks.
    decisions: { scans: { window: "(as_of - 10d, as_of]", null_values: { remark: skip } }, empty: 0 }
owner: hub
*/
SELECT s.spine_id,
       string_agg(c.kind, '>')                                         AS trail,
       round((array_agg(c.weight_g ORDER BY c.scanned_at DESC, c.scan_id DESC)
                  FILTER (WHERE c.weight_g IS NOT NULL))[1] / 1000.0, 1)                                AS weight_kg,
       max(floor(extract(epoch FROM c.uploaded_at - c.scanned_at) / 60))::bigint                        AS slowest_upload_minutes,
       count(*) FILTER (WHERE btrim(c.remark) <> '')                                                    AS remarked
FROM spine s
LEFT JOIN scans c
       ON c.parcel_id = s.parcel_id
      AND c.uploaded_at <= s.as_of
      AND c.scanned_at > s.as_of - INTERVAL '240 hours'
      AND c.scanned_at <= s.as_of
GROUP BY s.spine_id
