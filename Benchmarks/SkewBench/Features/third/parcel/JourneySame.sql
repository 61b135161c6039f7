/*
entity: parcel
reads: { scans: 30d }
features:
  depots_visited:
    type: int
    about: At how many depots the parcel was scanned in the trailing 30 days, as far as is uploaded.
    decisions: { scans: { window: "(as_of - 30d, as_of]", late: count }, empty: 0 }
  hops:
    type: int
    about: How often a scan was at another depot than the scan before it.
    decisions: { empty: 0 }
  last_depot:
    type: text?
    about: Where the last of those scans was; of two at one instant, the one with the larger id.
    decisions: { scans: { window: "(as_of - 30d, as_of]" }, empty: null }
owner: hub
*/
WITH trail AS (
    SELECT q.spine_id, c.depot,
           lag(c.depot) OVER w AS came_from,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY c.scanned_at DESC, c.scan_id DESC) AS recency
    FROM spine q
    JOIN scans c
      ON c.parcel_id = q.parcel_id
     AND c.scanned_at >  q.as_of - INTERVAL '720 hours'
     AND c.scanned_at <= q.as_of
     AND c.uploaded_at <= q.as_of
    WINDOW w AS (PARTITION BY q.spine_id ORDER BY c.scanned_at, c.scan_id)
)
SELECT s.spine_id,
       count(DISTINCT t.depot)                           AS depots_visited,
       count(*) FILTER (WHERE t.came_from <> t.depot)    AS hops,
       max(t.depot) FILTER (WHERE t.recency = 1)         AS last_depot
FROM spine s
LEFT JOIN trail t ON t.spine_id = s.spine_id
GROUP BY s.spine_id
