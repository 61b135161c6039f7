/*
entity: depot
reads: { scans: 24h }
features:
  scans_24h:
    type: int
    about: Scans of the trailing 24 hours that were uploaded within two hours.
    decisions: { scans: { window: "(as_of - 24h, as_of]", late: ignore after 2h }, empty: 0 }
owner: hub
*/
SELECT s.spine_id,
       (SELECT count(*) FROM scans c
        WHERE c.depot = s.depot AND c.scanned_at > s.as_of - INTERVAL '24 hours'
          AND c.scanned_at <= s.as_of AND c.uploaded_at <= s.as_of) AS scans_24h
FROM spine s
