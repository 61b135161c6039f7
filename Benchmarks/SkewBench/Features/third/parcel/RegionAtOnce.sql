/*
entity: parcel
reads:
  scans: 14d
  depots: { within: 44d, by: scans.depot }
features:
  northern_scans:
    type: int
    about: Scans of the trailing 14 days at a depot that lay in the region north, by its latest record of the 30 days up to the scan.
    decisions: { scans: { window: "(as_of - 14d, as_of]" }, empty: 0 }
  last_region:
    type: text?
    about: The region of the last scan's depot by that record.
    decisions: { empty: null }
  smallest_capacity:
    type: int?
    about: The smallest capacity among those records.
    decisions: { empty: null }
owner: hub
*/
WITH legs AS (
    SELECT q.spine_id, c.scanned_at, c.scan_id, d.region, d.capacity
    FROM spine q
    JOIN scans c
      ON c.parcel_id = q.parcel_id
     AND c.scanned_at >  q.as_of - INTERVAL '336 hours'
     AND c.scanned_at <= q.as_of
     AND c.uploaded_at <= q.as_of
    LEFT JOIN LATERAL (
        SELECT x.region, x.capacity
        FROM depots x
        WHERE x.depot = c.depot
          AND x.changed_at < c.scanned_at
          AND x.changed_at >  c.scanned_at - INTERVAL '720 hours'
        ORDER BY x.changed_at DESC
        LIMIT 1
    ) d ON true
)
SELECT s.spine_id,
       count(*) FILTER (WHERE l.region = 'north')                               AS northern_scans,
       (array_agg(l.region ORDER BY l.scanned_at DESC, l.scan_id DESC))[1]      AS last_region,
       min(l.capacity)                                                          AS smallest_capacity
FROM spine s
LEFT JOIN legs l ON l.spine_id = s.spine_id
GROUP BY s.spine_id
