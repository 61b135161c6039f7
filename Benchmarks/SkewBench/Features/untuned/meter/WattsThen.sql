/*
entity: meter
reads: { ticks: 30d, tariffs: 430d }
features:
  wh_today:
    type: int
    about: What was counted since midnight in Sydney, Wh.
    decisions: { ticks: { window: "[start_of_day, as_of]", null_values: { wh: skip } }, empty: 0, zone: Australia/Sydney }
  evening_share:
    type: double?
    about: The share of the trailing 30 days' Wh that was counted from 17 o'clock until before 21 on Sydney's clocks.
    decisions: { ticks: { window: "(as_of - 30d, as_of]", null_values: { wh: skip } }, empty: null, zone: Australia/Sydney }
  highest_three:
    type: int?
    about: The most Wh of a reading of these days and the two before it together.
    decisions: { ticks: { window: "(as_of - 30d, as_of]" }, empty: null }
  cost_cents:
    type: int
    about: >-
      What these days cost by the latest tariff of the 400 days up to each reading that is announced by now, rounded down; tariffs
      of less than 0 or more than 1000 cents for a kWh count for nothing.
    decisions: { empty: 0, rounding: floor }
owner: grid
*/
WITH counted AS (
    SELECT q.spine_id, q.as_of, q.site, t.read_at, t.wh,
           extract(hour FROM t.read_at AT TIME ZONE 'Australia/Sydney') AS clock,
           sum(t.wh) OVER (PARTITION BY q.spine_id ORDER BY t.read_at
                           ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)    AS three
    FROM spine q
    JOIN ticks t
      ON t.site = q.site
     AND t.meter_no = q.meter_no
     AND t.read_at > q.as_of - INTERVAL '720 hours'
     AND t.read_at <= q.as_of
),
priced AS (
    SELECT c.spine_id, c.wh::bigint * f.cents AS milli_cents
    FROM counted c
    CROSS JOIN LATERAL (
        SELECT x.cents
        FROM tariffs x
        WHERE x.site = c.site
          AND x.announced_at <= c.read_at
          AND x.valid_from <= c.read_at
          AND x.valid_from > c.read_at - INTERVAL '9600 hours'
        ORDER BY x.valid_from DESC
        LIMIT 1
    ) f
    WHERE f.cents BETWEEN 0 AND 1000
)
SELECT s.spine_id,
       COALESCE(sum(c.wh) FILTER (WHERE c.read_at >= date_trunc('day', s.as_of, 'Australia/Sydney')), 0)  AS wh_today,
       COALESCE(sum(c.wh) FILTER (WHERE c.clock >= 17 AND c.clock < 21), 0)::float8
           / NULLIF(sum(c.wh), 0)                                                                        AS evening_share,
       max(c.three)                                                                                      AS highest_three,
       COALESCE((SELECT floor(sum(p.milli_cents) / 1000)
                 FROM priced p
                 WHERE p.spine_id = s.spine_id), 0)::bigint                                              AS cost_cents
FROM spine s
LEFT JOIN counted c ON c.spine_id = s.spine_id
GROUP BY s.spine_id, s.as_of
