/*
entity: bike
reads: { rides: 7d 1us }
features:
  rides_before:
    type: int
    about: Rides begun in the 7 days before as_of, not at as_of itself.
    decisions: { rides: { window: "[as_of - 7d, as_of)" }, empty: 0 }
owner: streets
*/
SELECT s.spine_id, count(r.ride_id) AS rides_before
FROM spine s
LEFT JOIN rides r
       ON r.bike_no = s.bike_no
      AND r.started_at > s.as_of - INTERVAL '168 hours'
      AND r.started_at <= s.as_of
GROUP BY s.spine_id
