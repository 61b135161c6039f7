/*
entity: shopper
reads: { cart_events: 24h }
features:
  units_removed:
    type: int?
    about: The quantities of what was removed in the trailing 24 hours; NULL as soon as one of them is unknown.
    decisions: { cart_events: { window: "(as_of - 24h, as_of]", null_values: { quantity: propagate } }, empty: null }
owner: web
*/
SELECT s.spine_id, sum(e.quantity) AS units_removed
FROM spine s
LEFT JOIN cart_events e
       ON e.shopper_id = s.shopper_id
      AND e.action = 'remove'
      AND e.received_at <= s.as_of
      AND e.happened_at > s.as_of - INTERVAL '24 hours'
      AND e.happened_at <= s.as_of
GROUP BY s.spine_id
