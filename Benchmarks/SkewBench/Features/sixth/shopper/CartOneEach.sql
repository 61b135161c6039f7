/*
entity: shopper
reads: { cart_events: 24h }
features:
  cart_total:
    type: decimal(38,2)
    about: >-
      What was added in the trailing 24 hours, each time as much as its quantity and price, less what was removed; what lacks one of
      them counts for nothing.
    decisions: { cart_events: { window: "(as_of - 24h, as_of]" }, empty: 0.00 }
  units_added:
    type: int
    about: The known quantities of what was added.
    decisions: { cart_events: { window: "(as_of - 24h, as_of]", null_values: { quantity: skip } }, empty: 0 }
  idle_minutes:
    type: int?
    about: Whole minutes since the last event of these hours, as far as they are received.
    decisions: { cart_events: { window: "(as_of - 24h, as_of]" }, empty: null, rounding: floor }
  dear_views:
    type: int
    about: Events other than "add" and "remove" at a price of 50.00 or more; events that do not say what they are count.
    decisions: { cart_events: { window: "(as_of - 24h, as_of]", null_values: { price: skip } }, empty: 0 }
owner: web
*/
SELECT s.spine_id,
       COALESCE(sum(CASE e.action
                        WHEN 'add' THEN e.quantity * e.price
                        WHEN 'remove' THEN -(e.quantity * e.price)
                    END), 0.00)                                                       AS cart_total,
       COALESCE(sum(e.quantity) FILTER (WHERE e.action = 'add'), 0)                   AS units_added,
       floor(extract(epoch FROM min(s.as_of - e.happened_at)) / 60)::bigint           AS idle_minutes,
       count(*) FILTER (WHERE e.price >= 50.00
                          AND COALESCE(e.action, '') NOT IN ('add', 'remove'))        AS dear_views
FROM spine s
LEFT JOIN cart_events e
       ON e.shopper_id = s.shopper_id
      AND e.received_at <= s.as_of
      AND e.happened_at > s.as_of - INTERVAL '24 hours'
      AND e.happened_at <= s.as_of
GROUP BY s.spine_id
