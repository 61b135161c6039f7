/*
entity: parcel
reads: { scans: 5d }
features:
  scans_5d:
    type: int
    about: Scans of the trailing 5 days that say of what kind they are.
    decisions: { scans: { window: "(as_of - 5d, as_of]", null_values: { kind: skip } }, empty: 0 }
owner: hub
*/
SELECT s.spine_id, count(c.scan_id) AS scans_5d
FROM spine s
LEFT JOIN scans c
       ON c.parcel_id = s.parcel_id
      AND c.scanned_at > s.as_of - INTERVAL '120 hours'
      AND c.scanned_at <= s.as_of
      AND c.uploaded_at <= s.as_of
      AND COALESCE(c.kind, '') <> 'test'
GROUP BY s.spine_id
