/*
entity: route
reads: { flights: 24h }
features:
  flights_24h:
    type: int
    about: Flights scheduled in the trailing 24 hours.
    decisions: { flights: { window: "(as_of - 24h, as_of]" }, empty: 0 }
  departed_24h:
    type: int
    about: Those of them that are known to have departed.
    decisions: { flights: { window: "(as_of - 24h, as_of]" }, empty: 0 }
  presumed_cancelled_24h:
    type: int
    about: >-
      Those scheduled 3 hours ago or earlier that are not known to have departed. Nobody announces a cancellation:
      3 hours after its schedule a flight that is not gone is presumed cancelled, and is counted no more once it goes.
    decisions: { flights: { window: "(as_of - 24h, as_of - 3h]" }, empty: 0 }
  presumed_cancelled_share_24h:
    type: double?
    about: The share of presumed cancellations among the flights scheduled 3 to 24 hours ago.
    decisions: { flights: { window: "(as_of - 24h, as_of - 3h]" }, empty: null }
owner: network-planning
*/
SELECT s.spine_id,
       count(f.flight_id)                                           AS flights_24h,
       count(f.flight_id) FILTER (WHERE f.departed_at <= s.as_of)   AS departed_24h,
       count(f.flight_id) FILTER (WHERE f.scheduled_at <= s.as_of - INTERVAL '3 hours'
                                    AND (f.departed_at IS NULL OR f.departed_at > s.as_of)) AS presumed_cancelled_24h,
       count(f.flight_id) FILTER (WHERE f.scheduled_at <= s.as_of - INTERVAL '3 hours'
                                    AND (f.departed_at IS NULL OR f.departed_at > s.as_of))::float8
         / NULLIF(count(f.flight_id) FILTER (WHERE f.scheduled_at <= s.as_of - INTERVAL '3 hours'), 0)::float8
                                                                    AS presumed_cancelled_share_24h
FROM spine s
LEFT JOIN flights f
       ON f.origin = s.origin
      AND f.dest   = s.dest
      AND f.scheduled_at >  s.as_of - INTERVAL '24 hours'
      AND f.scheduled_at <= s.as_of
GROUP BY s.spine_id
