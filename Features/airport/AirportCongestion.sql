/*
entity: airport
reads: { flights: 24h }
features:
  scheduled_30m:
    type: int
    about: Flights scheduled to leave in the trailing 30 minutes.
    decisions: { flights: { window: "(as_of - 30m, as_of]" }, empty: 0 }
  departed_30m:
    type: int
    about: Departures in the trailing 30 minutes, of flights scheduled in the trailing 24 hours.
    decisions: { flights: { window: "departed_at in (as_of - 30m, as_of]" }, empty: 0 }
  waiting_60m:
    type: int
    about: Flights scheduled in the trailing 60 minutes that are not known to have departed.
    decisions: { flights: { window: "(as_of - 60m, as_of]" }, empty: 0 }
  longest_wait_60m:
    type: int?
    about: How many whole minutes ago the first of the waiting flights was scheduled.
    decisions: { flights: { window: "(as_of - 60m, as_of]" }, empty: null, rounding: floor }
owner: ops-research
*/
WITH board AS (
    SELECT q.spine_id, q.as_of, f.flight_id, f.scheduled_at, f.departed_at,
           f.scheduled_at > q.as_of - INTERVAL '60 minutes'
             AND (f.departed_at IS NULL OR f.departed_at > q.as_of) AS is_waiting
    FROM spine q
    LEFT JOIN flights f
           ON f.origin = q.origin
          AND f.scheduled_at >  q.as_of - INTERVAL '24 hours'
          AND f.scheduled_at <= q.as_of
)
SELECT b.spine_id,
       count(*) FILTER (WHERE b.scheduled_at > b.as_of - INTERVAL '30 minutes') AS scheduled_30m,
       count(*) FILTER (WHERE b.departed_at >  b.as_of - INTERVAL '30 minutes'
                          AND b.departed_at <= b.as_of)                         AS departed_30m,
       count(b.flight_id) FILTER (WHERE b.is_waiting)                           AS waiting_60m,
       floor(extract(epoch FROM b.as_of - min(b.scheduled_at) FILTER (WHERE b.is_waiting)) / 60)::bigint
                                                                                AS longest_wait_60m
FROM board b
GROUP BY b.spine_id, b.as_of
