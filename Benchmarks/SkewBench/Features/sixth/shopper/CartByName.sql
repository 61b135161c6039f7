/*
entity: shopper
reads: { cart_events: 48h }
features:
  sessions:
    type: int
    about: Different sessions with an event of the trailing 48 hours that is received; sessions are compared byte by byte.
    decisions: { cart_events: { window: "(as_of - 48h, as_of]" }, empty: 0 }
  abandoned:
    type: int
    about: Sessions with an event "add" in these hours and no event "checkout".
    decisions: { cart_events: { window: "(as_of - 48h, as_of]" }, empty: 0 }
  adds_per_session:
    type: decimal(20,2)?
    about: Events "add" by the session, to the hundredth.
    decisions: { cart_events: { window: "(as_of - 48h, as_of]" }, empty: null, rounding: half_away }
  last_sku:
    type: text?
    about: What was added last, where that is known; of events at once the largest id is last.
    decisions: { cart_events: { window: "(as_of - 48h, as_of]", null_values: { sku: skip } }, empty: null }
owner: web
*/
WITH seen AS (
    SELECT q.spine_id, e.event_id, e.happened_at, e.session, e.action, e.sku
    FROM spine q
    JOIN cart_events e
      ON e.shopper_id = q.shopper_id
     AND e.received_at <= q.as_of
     AND e.happened_at > q.as_of - INTERVAL '48 hours'
     AND e.happened_at <= q.as_of
),
by_session AS (
    SELECT v.spine_id, v.session,
           count(*) FILTER (WHERE v.action = 'add')       AS adds,
           count(*) FILTER (WHERE v.action = 'checkout')  AS checkouts
    FROM seen v
    GROUP BY v.spine_id, v.session
),
last_add AS (
    SELECT DISTINCT ON (v.spine_id) v.spine_id, v.sku
    FROM seen v
    WHERE v.action = 'add'
      AND v.sku IS NOT NULL
    ORDER BY v.spine_id, v.happened_at DESC, v.event_id DESC
)
SELECT s.spine_id,
       count(b.session)                                                AS sessions,
       count(*) FILTER (WHERE b.adds > 0 AND b.checkouts = 0)          AS abandoned,
       round(sum(b.adds) / NULLIF(count(b.session), 0), 2)             AS adds_per_session,
       max(l.sku COLLATE "C")                                          AS last_sku
FROM spine s
LEFT JOIN by_session b ON b.spine_id = s.spine_id
LEFT JOIN last_add l ON l.spine_id = s.spine_id
GROUP BY s.spine_id
