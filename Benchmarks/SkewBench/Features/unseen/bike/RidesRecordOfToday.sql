/*
entity: bike
reads: { rides: 30d, dock_records: { within: 60d, by: { dock: rides.start_dock } } }
features:
  km:
    type: decimal(20,1)
    about: The known metres of the rides begun in the trailing 30 days, in kilometres, to the tenth.
    decisions: { rides: { window: "(as_of - 30d, as_of]", null_values: { metres: skip } }, empty: 0.0, rounding: half_away }
  round_trips:
    type: int
    about: Rides of these known to have ended at the dock where they began.
    decisions: { rides: { window: "(as_of - 30d, as_of]", null_values: { end_dock: skip } }, empty: 0 }
  from_centre:
    type: int
    about: Rides begun at a dock whose last record of the 30 days up to the ride says the district centre.
    decisions: { rides: { window: "(as_of - 30d, as_of]" }, empty: 0 }
  last_dock:
    type: text?
    about: Where the last of those ended whose end is known; of rides begun at once the largest id is the last.
    decisions: { rides: { window: "(as_of - 30d, as_of]", null_values: { end_dock: skip } }, empty: null }
owner: streets
*/
WITH ridden AS (
    SELECT q.spine_id, q.as_of, r.ride_id, r.started_at, r.start_dock,
           CASE WHEN r.ended_at <= q.as_of THEN r.end_dock END      AS end_dock,
           CASE WHEN r.ended_at <= q.as_of THEN r.metres END        AS metres
    FROM spine q
    JOIN rides r
      ON r.bike_no = q.bike_no
     AND r.started_at > q.as_of - INTERVAL '720 hours'
     AND r.started_at <= q.as_of
),
placed AS (
    SELECT r.spine_id, d.district
    FROM ridden r
    CROSS JOIN LATERAL (
        SELECT x.district
        FROM dock_records x
        WHERE x.dock = r.start_dock
          AND x.changed_at <= r.as_of
          AND x.changed_at > r.started_at - INTERVAL '720 hours'
        ORDER BY x.changed_at DESC LIMIT 1
    ) d
)
SELECT s.spine_id,
       COALESCE(round(sum(r.metres) / 1000.0, 1), 0.0)                                             AS km,
       count(*) FILTER (WHERE r.end_dock = r.start_dock)                                           AS round_trips,
       (SELECT count(*) FROM placed p WHERE p.spine_id = s.spine_id AND p.district = 'centre')     AS from_centre,
       (array_agg(r.end_dock ORDER BY r.started_at DESC, r.ride_id DESC)
            FILTER (WHERE r.end_dock IS NOT NULL))[1]                                              AS last_dock
FROM spine s
LEFT JOIN ridden r USING (spine_id)
GROUP BY s.spine_id
