/*
entity: cab
reads:
  trips: 14d
  zone_records: { within: 44d, by: trips.zone }
features:
  busiest_zone:
    type: text?
    about: The zone where most trips of the trailing 14 days began; of several, the first by code point.
    decisions: { trips: { window: "(as_of - 14d, as_of]" }, empty: null }
  surcharged:
    type: int
    about: >-
      Trips of these days begun in a zone whose last record of the 30 days up to the trip, as far as they are published by now,
      has a factor of more than 1.
    decisions: { trips: { window: "(as_of - 14d, as_of]" }, empty: 0 }
  zone_changes:
    type: int
    about: How often a trip began in another zone than the one before it.
    decisions: { trips: { window: "(as_of - 14d, as_of]" }, empty: 0 }
owner: dispatch
*/
WITH driven AS (
    SELECT q.spine_id, q.as_of, t.trip_id, t.began_at, t.zone,
           lag(t.zone) OVER (PARTITION BY q.spine_id ORDER BY t.began_at, t.trip_id) AS zone_before
    FROM spine q, trips t
    WHERE t.cab_no = q.cab_no
      AND t.began_at > q.as_of - INTERVAL '336 hours'
      AND t.began_at <= q.as_of
),
priced AS (
    SELECT d.spine_id,
           (SELECT r.factor
            FROM zone_records r
            WHERE r.zone = d.zone
              AND r.published_at <= d.as_of
              AND r.valid_from <= d.began_at
              AND r.valid_from > d.began_at - INTERVAL '720 hours'
            ORDER BY r.valid_from DESC
            LIMIT 1) AS factor
    FROM driven d
)
SELECT s.spine_id,
       (SELECT d.zone
        FROM driven d
        WHERE d.spine_id = s.spine_id
        GROUP BY d.zone
        ORDER BY count(*) DESC, d.zone COLLATE "C"
        LIMIT 1)                                                                                    AS busiest_zone,
       (SELECT count(*) FROM priced p WHERE p.spine_id = s.spine_id AND p.factor > 1)               AS surcharged,
       (SELECT count(*) FROM driven d WHERE d.spine_id = s.spine_id AND d.zone <> d.zone_before)    AS zone_changes
FROM spine s
