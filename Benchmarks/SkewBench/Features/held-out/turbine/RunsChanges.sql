/*
entity: turbine
reads: { power_readings: 48h }
features:
  runs:
    type: int
    about: Into how many runs of one state the readings of the trailing 48 hours fall, as far as received; unknown is a state of its own.
    decisions: { power_readings: { window: "(as_of - 48h, as_of]" }, empty: 0 }
  since:
    type: timestamp?
    about: The first reading of the last of these runs.
    decisions: { empty: null }
owner: grid
*/
WITH ordered AS (
    SELECT q.spine_id, p.read_at, p.state,
           lag(p.state) OVER by_time         AS state_before,
           row_number() OVER by_time = 1     AS is_first
    FROM spine q
    JOIN power_readings p USING (farm, turbine_no)
    WHERE p.received_at <= q.as_of
      AND p.read_at > q.as_of - INTERVAL '48 hours'
      AND p.read_at <= q.as_of
    WINDOW by_time AS (PARTITION BY q.spine_id ORDER BY p.read_at)
)
SELECT s.spine_id, count(o.read_at) AS runs, max(o.read_at) AS since
FROM spine s
LEFT JOIN ordered o
       ON o.spine_id = s.spine_id
      AND (o.is_first OR o.state IS DISTINCT FROM o.state_before)
GROUP BY s.spine_id
