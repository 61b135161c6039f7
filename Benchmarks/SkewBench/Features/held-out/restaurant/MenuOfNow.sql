/*
entity: restaurant
reads:
  tab_lines: 7d
  dishes: { within: 372d, by: tab_lines.dish }
features:
  revenue:
    type: decimal(24,2)
    about: >-
      Portions ordered in the trailing 7 days times the dish's price as of the order, by its latest record of the 365 days up to it;
      a record that says no price counts for nothing.
    decisions: { tab_lines: { window: "(as_of - 7d, as_of]" }, empty: 0.00 }
  unlisted:
    type: int
    about: Lines of a dish without such a record.
    decisions: { tab_lines: { window: "(as_of - 7d, as_of]" }, empty: 0 }
owner: kitchen
*/
SELECT s.spine_id,
       COALESCE(sum(l.quantity * d.price), 0.00)                                AS revenue,
       count(*) FILTER (WHERE l.line_id IS NOT NULL AND d.listed IS NULL)       AS unlisted
FROM spine s
LEFT JOIN tab_lines l
       ON l.restaurant_id = s.restaurant_id
      AND l.ordered_at > s.as_of - INTERVAL '168 hours'
      AND l.ordered_at <= s.as_of
LEFT JOIN LATERAL (
    SELECT x.dish AS listed, x.price
    FROM dishes x
    WHERE x.dish = l.dish
      AND x.changed_at > l.ordered_at - INTERVAL '8760 hours'
      AND x.changed_at <= l.ordered_at
    ORDER BY x.changed_at DESC
    LIMIT 1
) d ON true
GROUP BY s.spine_id
