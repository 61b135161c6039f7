/*
entity: cab
reads: { trips: 30d }
features:
  fare_per_km:
    type: decimal(30,2)?
    about: >-
      Fares of the trips begun in the trailing 30 days that are known to have ended, by the kilometre, to the cent, over those of
      which both are known; NULL where they went no way at all.
    decisions: { trips: { window: "(as_of - 30d, as_of]" }, empty: null, rounding: half_away }
  unpaid:
    type: int
    about: Those of them that are known to have ended without a fare.
    decisions: { trips: { window: "(as_of - 30d, as_of]" }, empty: 0 }
  median_metres:
    type: double?
    about: The median of their known metres, between the middle two where there are two.
    decisions: { trips: { window: "(as_of - 30d, as_of]", null_values: { metres: skip } }, empty: null }
owner: dispatch
*/
WITH ended AS (
    SELECT q.spine_id, t.fare, t.metres
    FROM spine q
    JOIN trips t
      ON t.cab_no = q.cab_no
     AND t.began_at > q.as_of - INTERVAL '720 hours'
     AND t.began_at <= q.as_of
     AND t.ended_at <= q.as_of
)
SELECT s.spine_id,
       (SELECT round(sum(e.fare) * 1000 / NULLIF(sum(e.metres), 0), 2)
        FROM ended e
        WHERE e.spine_id = s.spine_id
          AND e.fare IS NOT NULL
          AND e.metres IS NOT NULL)                                 AS fare_per_km,
       (SELECT count(*)
        FROM ended e
        WHERE e.spine_id = s.spine_id
          AND e.fare IS NULL)                                       AS unpaid,
       (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY e.metres)
        FROM ended e
        WHERE e.spine_id = s.spine_id)                              AS median_metres
FROM spine s
