/*
entity: vessel
reads: { port_calls: 90d }
features:
  lies_in:
    type: text?
    about: The port of the last call of the trailing 90 days, unless she is known to have sailed; of calls at once the largest number is last.
    decisions: { port_calls: { window: "(as_of - 90d, as_of]" }, empty: null }
  hours_in_port:
    type: double?
    about: Hours from arrival to sailing of the calls that she is known to have sailed from, together.
    compare: { relative: 1e-12 }
    decisions: { port_calls: { window: "(as_of - 90d, as_of]", null_values: { sailed_at: skip } }, empty: null }
  longest_leg_hours:
    type: int?
    about: The most whole hours from sailing to the next arrival, rounded down; negative where somebody wrote it down wrong.
    decisions: { port_calls: { window: "(as_of - 90d, as_of]" }, empty: null, rounding: floor }
  ports:
    type: int
    about: At how many different ports she called.
    decisions: { port_calls: { window: "(as_of - 90d, as_of]" }, empty: 0 }
owner: fleet
*/
WITH called AS (
    SELECT q.spine_id, c.port, c.arrived_at, c.call_no,
           CASE WHEN c.sailed_at <= q.as_of THEN c.sailed_at END                                       AS sailed_at,
           lag(c.arrived_at) OVER (PARTITION BY q.spine_id ORDER BY c.arrived_at DESC, c.call_no DESC) AS next_at,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY c.arrived_at DESC, c.call_no DESC)      AS back
    FROM spine q
    JOIN port_calls c
      ON c.imo = q.imo
     AND c.arrived_at > q.as_of - INTERVAL '2160 hours'
     AND c.arrived_at <= q.as_of
)
SELECT s.spine_id,
       (SELECT c.port FROM called c WHERE c.spine_id = s.spine_id AND c.back = 1 AND c.sailed_at IS NULL)  AS lies_in,
       (SELECT (sum(extract(epoch FROM c.sailed_at - c.arrived_at)) / 3600)::float8
        FROM called c
        WHERE c.spine_id = s.spine_id)                                                                     AS hours_in_port,
       (SELECT max(floor(extract(epoch FROM c.next_at - c.sailed_at) / 3600))::bigint
        FROM called c
        WHERE c.spine_id = s.spine_id)                                                                     AS longest_leg_hours,
       (SELECT count(DISTINCT c.port) FROM called c WHERE c.spine_id = s.spine_id)                         AS ports
FROM spine s
