/*
entity: customer
reads: { orders: 60d }
features:
  longest_promise_days:
    type: int?
    about: The most days between the day of an order in Berlin and the day promised, of the trailing 60 days.
    decisions: { orders: { window: "(as_of - 60d, as_of]", null_values: { deliver_on: skip } }, empty: null, zone: Europe/Berlin }
  shipped_late:
    type: int
    about: Orders of the trailing 60 days known to have been shipped behind the day promised.
    decisions: { orders: { window: "(as_of - 60d, as_of]" }, empty: 0, zone: Europe/Berlin }
  overdue:
    type: int
    about: Orders of the trailing 60 days that should have been delivered before today and are not known to have been shipped.
    decisions: { orders: { window: "(as_of - 60d, as_of]" }, empty: 0, zone: Europe/Berlin }
owner: logistics
*/
SELECT s.spine_id,
       max(o.deliver_on - (o.placed_at AT TIME ZONE 'Europe/Berlin')::date)::bigint       AS longest_promise_days,
       count(*) FILTER (WHERE (o.shipped_at AT TIME ZONE 'Europe/Berlin')::date > o.deliver_on
                          AND o.shipped_at <= s.as_of)                                    AS shipped_late,
       count(*) FILTER (WHERE o.deliver_on < (s.as_of AT TIME ZONE 'Europe/Berlin')::date
                          AND COALESCE(o.shipped_at > s.as_of, true))                     AS overdue
FROM spine s
LEFT JOIN orders o
       ON o.customer_id = s.customer_id
      AND o.placed_at >  s.as_of - INTERVAL '1440 hours'
      AND o.placed_at <= s.as_of
GROUP BY s.spine_id
