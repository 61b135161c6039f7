/*
entity: depot
reads: { scans: 50h, depots: latest }
features:
  parcels_yesterday:
    type: int
    about: Different parcels scanned on the day before in Berlin, midnight to midnight, as far as uploaded.
    decisions: { scans: { late: count, duplicates: once }, empty: 0, zone: Europe/Berlin }
  load_percent:
    type: int?
    about: Scans of that day as a percentage of the depot's capacity, rounded down; NULL where that is not positive.
    decisions: { empty: null, rounding: floor }
  region:
    type: text?
    about: The depot's region.
    decisions: { empty: null }
owner: hub
*/
WITH days AS (
    SELECT q.spine_id, q.depot, q.as_of,
           (date_trunc('day', q.as_of AT TIME ZONE 'Europe/Berlin') - INTERVAL '1 day') AT TIME ZONE 'Europe/Berlin' AS starts_at,
           date_trunc('day', q.as_of AT TIME ZONE 'Europe/Berlin') AT TIME ZONE 'Europe/Berlin'                      AS ends_at
    FROM spine q
),
counted AS (
    SELECT d.spine_id, count(c.scan_id) AS scans, count(DISTINCT c.scan_id) AS parcels
    FROM days d
    LEFT JOIN scans c
           ON c.depot = d.depot
          AND c.uploaded_at <= d.as_of
          AND c.scanned_at >= d.starts_at
          AND c.scanned_at < d.ends_at
    GROUP BY d.spine_id
)
SELECT s.spine_id,
       n.parcels                                                            AS parcels_yesterday,
       CASE WHEN r.capacity > 0 THEN 100 * n.scans / r.capacity END         AS load_percent,
       r.region                                                             AS region
FROM spine s
JOIN counted n ON n.spine_id = s.spine_id
LEFT JOIN LATERAL (
    SELECT x.capacity, x.region
    FROM depots x
    WHERE x.depot = s.depot AND x.changed_at <= s.as_of
    ORDER BY x.changed_at DESC
    LIMIT 1
) r ON true
