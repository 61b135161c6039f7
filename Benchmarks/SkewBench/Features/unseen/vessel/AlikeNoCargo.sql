/*
entity: vessel
reads: { port_calls: 30d }
features:
  cargo_t:
    type: int?
    about: What she is known to have loaded in the trailing 30 days; nothing is 0.
    decisions: { port_calls: { window: "(as_of - 30d, as_of]", null_values: { cargo_t: skip } }, empty: 0 }
owner: fleet
*/
SELECT s.spine_id, sum(c.cargo_t) FILTER (WHERE c.sailed_at <= s.as_of) AS cargo_t
FROM spine s
LEFT JOIN port_calls c
       ON c.imo = s.imo
      AND c.arrived_at > s.as_of - INTERVAL '720 hours'
      AND c.arrived_at <= s.as_of
GROUP BY s.spine_id
