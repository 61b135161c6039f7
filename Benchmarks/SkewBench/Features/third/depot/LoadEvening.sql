/*
entity: depot
reads: { scans: 24h }
features:
  parcels_24h:
    type: int
    about: How many parcels were scanned at the depot in the trailing 24 hours, as far as is uploaded.
    decisions: { scans: { window: "(as_of - 24h, as_of]", late: count }, empty: 0 }
  busiest_hour:
    type: int?
    about: The hour on New York's clocks with the most of those scans; of several, the first of the day.
    decisions: { scans: { window: "(as_of - 24h, as_of]" }, empty: null, zone: America/New_York }
  slow_uploads:
    type: int
    about: Scans that were uploaded more than an hour behind.
    decisions: { scans: { window: "(as_of - 24h, as_of]" }, empty: 0 }
owner: hub
*/
WITH seen AS (
    SELECT q.spine_id, c.parcel_id, c.uploaded_at - c.scanned_at AS delay,
           extract(hour FROM c.scanned_at AT TIME ZONE 'America/New_York')::bigint AS clock_hour
    FROM spine q
    JOIN scans c
      ON c.depot = q.depot
     AND c.scanned_at >  q.as_of - INTERVAL '24 hours'
     AND c.scanned_at <= q.as_of
     AND c.uploaded_at <= q.as_of
),
hourly AS (
    SELECT e.spine_id, e.clock_hour, row_number() OVER (PARTITION BY e.spine_id ORDER BY count(*) DESC, e.clock_hour) AS place
    FROM seen e
    GROUP BY e.spine_id, e.clock_hour
)
SELECT s.spine_id,
       (SELECT count(DISTINCT e.parcel_id) FROM seen e WHERE e.spine_id = s.spine_id)         AS parcels_24h,
       (SELECT max(h.clock_hour) FROM hourly h WHERE h.spine_id = s.spine_id AND h.place = 1) AS busiest_hour,
       (SELECT count(*) FROM seen e WHERE e.spine_id = s.spine_id AND e.delay > INTERVAL '1 hour') AS slow_uploads
FROM spine s
