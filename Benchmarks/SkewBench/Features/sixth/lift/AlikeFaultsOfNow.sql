/*
entity: lift
reads: { lift_faults: 7d }
features:
  faults_7d:
    type: int
    about: Faults of the 7 days up to now, one of exactly 7 days ago among them and one of this instant not.
    decisions: { lift_faults: { window: "[as_of - 7d, as_of)" }, empty: 0 }
owner: elevators
*/
SELECT s.spine_id,
       (SELECT count(*)
        FROM lift_faults f
        WHERE f.lift_id = s.lift_id
          AND f.occurred_at >= s.as_of - INTERVAL '168 hours'
          AND f.occurred_at <= s.as_of) AS faults_7d
FROM spine s
