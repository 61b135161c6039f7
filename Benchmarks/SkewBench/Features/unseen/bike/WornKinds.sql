/*
entity: bike
reads: { rides: 30d, repairs: latest }
features:
  rides_since_repair:
    type: int
    about: Rides begun in the trailing 30 days, and after the last repair where there was one.
    decisions: { rides: { window: "(as_of - 30d, as_of]" }, empty: 0 }
  minutes_a_part:
    type: decimal(20,1)?
    about: The minutes of the last repair for each of its parts, to the tenth; NULL without parts.
    decisions: { empty: null, rounding: half_away }
  last_parts:
    type: "list(text, unordered)"
    about: The parts of the last repair, each as often as it was replaced.
    decisions: { empty: [] }
owner: streets
*/
SELECT s.spine_id,
       (SELECT count(*)
        FROM rides r
        WHERE r.bike_no = s.bike_no
          AND r.started_at > s.as_of - INTERVAL '720 hours'
          AND r.started_at <= s.as_of
          AND (p.repaired_at IS NULL OR r.started_at > p.repaired_at))        AS rides_since_repair,
       round(p.minutes::numeric / NULLIF(cardinality(p.parts), 0), 1)         AS minutes_a_part,
       COALESCE(p.parts, '{}')                                                AS last_parts
FROM spine s
LEFT JOIN LATERAL (
    SELECT x.repaired_at, x.minutes, x.parts
    FROM repairs x
    WHERE x.bike_no = s.bike_no AND x.repaired_at <= s.as_of
    ORDER BY x.repaired_at DESC
    LIMIT 1
) p ON true
