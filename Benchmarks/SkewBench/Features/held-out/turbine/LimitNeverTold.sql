/*
entity: turbine
reads: { power_readings: 24h, curtailments: 32d }
features:
  over_limit:
    type: int
    about: >-
      Readings of the trailing 24 hours, as far as received, whose rotor turns faster than the farm's latest limit of the 30 days up to the
      reading allows, of those notified by now.
    decisions: { power_readings: { window: "(as_of - 24h, as_of]", null_values: { rotor_rpm: skip } }, empty: 0 }
  unlimited:
    type: int
    about: Readings without such a limit, or with one that does not say.
    decisions: { power_readings: { window: "(as_of - 24h, as_of]" }, empty: 0 }
owner: grid
*/
WITH checked AS (
    SELECT q.spine_id, p.rotor_rpm,
           (SELECT c.max_rpm
            FROM curtailments c
            WHERE c.farm = p.farm
              AND COALESCE(c.notified_at, c.begins_at) <= q.as_of
              AND c.begins_at > p.read_at - INTERVAL '720 hours' AND c.begins_at <= p.read_at
            ORDER BY c.begins_at DESC
            LIMIT 1) AS max_rpm
    FROM spine q
    JOIN power_readings p
      ON p.farm = q.farm
     AND p.turbine_no = q.turbine_no
     AND p.received_at <= q.as_of
     AND p.read_at > q.as_of - INTERVAL '24 hours'
     AND p.read_at <= q.as_of
)
SELECT s.spine_id,
       (SELECT count(*) FROM checked c WHERE c.spine_id = s.spine_id AND c.rotor_rpm > c.max_rpm)   AS over_limit,
       (SELECT count(*) FROM checked c WHERE c.spine_id = s.spine_id AND c.max_rpm IS NULL)         AS unlimited
FROM spine s
