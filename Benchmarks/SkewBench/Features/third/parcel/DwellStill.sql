/*
entity: parcel
reads: { scans: 10d }
features:
  last_arrival:
    type: timestamp?
    about: When the parcel was last scanned in, in the trailing 10 days.
    decisions: { scans: { window: "(as_of - 10d, as_of]", null_values: { kind: skip } }, empty: null }
  dwell_minutes:
    type: int?
    about: Whole minutes from then to the first scan out no earlier, to as_of where there is none.
    decisions: { empty: null, rounding: floor }
owner: hub
*/
SELECT s.spine_id,
       a.scanned_at                                                                            AS last_arrival,
       floor(extract(epoch FROM COALESCE(d.scanned_at, s.as_of) - a.scanned_at) / 60)::bigint  AS dwell_minutes
FROM spine s
LEFT JOIN LATERAL (
    SELECT max(c.scanned_at) AS scanned_at
    FROM scans c
    WHERE c.parcel_id = s.parcel_id
      AND c.kind = 'in'
      AND c.scanned_at >  s.as_of - INTERVAL '240 hours'
      AND c.scanned_at <= s.as_of
      AND c.uploaded_at <= s.as_of
) a ON true
LEFT JOIN LATERAL (
    SELECT min(c.scanned_at) AS scanned_at
    FROM scans c
    WHERE c.parcel_id = s.parcel_id
      AND c.kind = 'out'
      AND c.scanned_at >= a.scanned_at
      AND c.scanned_at <= s.as_of
      AND c.uploaded_at <= s.as_of
) d ON true
