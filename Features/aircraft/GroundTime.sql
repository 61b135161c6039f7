/*
entity: aircraft
reads: { flights: 72h }
features:
  minutes_since_departure:
    type: int?
    about: Whole minutes since the aircraft departed last, of the flights scheduled in the trailing 72 hours.
    decisions: { flights: { window: "(as_of - 72h, as_of]" }, empty: null, rounding: floor }
  minutes_since_landing:
    type: int?
    about: Whole minutes since it landed last, of those flights.
    decisions: { flights: { window: "(as_of - 72h, as_of]" }, empty: null, rounding: floor }
  is_airborne:
    type: bool
    about: >-
      Whether a departure is known and no landing since. A flight that lands where no zone is known, or is diverted,
      stays airborne until the next landing; a landing at the instant of a departure is the flight before.
    decisions: { flights: { window: "(as_of - 72h, as_of]" }, empty: false }
owner: ops-research
*/
WITH latest AS (
    SELECT q.spine_id, q.as_of,
           max(f.departed_at) FILTER (WHERE f.departed_at <= q.as_of) AS departed_at,
           max(f.landed_at)   FILTER (WHERE f.landed_at   <= q.as_of) AS landed_at
    FROM spine q
    LEFT JOIN flights f
           ON f.tailnum = q.tailnum
          AND f.scheduled_at >  q.as_of - INTERVAL '72 hours'
          AND f.scheduled_at <= q.as_of
    GROUP BY q.spine_id, q.as_of
)
SELECT l.spine_id,
       floor(extract(epoch FROM l.as_of - l.departed_at) / 60)::bigint AS minutes_since_departure,
       floor(extract(epoch FROM l.as_of - l.landed_at) / 60)::bigint   AS minutes_since_landing,
       l.departed_at IS NOT NULL
         AND l.departed_at >= COALESCE(l.landed_at, l.departed_at)     AS is_airborne
FROM latest l
