/*
entity: aircraft
reads: { flights: 14d }
features:
  last_5_dests:
    type: list(text, ordered)
    about: Where the aircraft landed the last five times, oldest first, of the flights of the trailing 14 days.
    decisions: { flights: { window: "(as_of - 14d, as_of]", ties: [landed_at desc, flight_id desc] }, empty: [] }
  last_5_arr_delays:
    type: "list(int?, ordered)"
    about: How late those landings were, minutes, in the same order; NULL where nobody wrote it down.
    decisions:
      flights:
        window: "(as_of - 14d, as_of]"
        null_values: { arr_delay: count }
        ties: [landed_at desc, flight_id desc]
      empty: []
owner: ops-research
*/
SELECT s.spine_id,
       COALESCE(l.dests, '{}')      AS last_5_dests,
       COALESCE(l.delays, '{}')     AS last_5_arr_delays
FROM spine s
LEFT JOIN LATERAL (
    SELECT array_agg(r.dest      ORDER BY r.landed_at, r.flight_id) AS dests,
           array_agg(r.arr_delay ORDER BY r.landed_at, r.flight_id) AS delays
    FROM (SELECT f.flight_id, f.dest, f.arr_delay, f.landed_at
          FROM flights f
          WHERE f.tailnum = s.tailnum
            AND f.scheduled_at >  s.as_of - INTERVAL '336 hours'
            AND f.scheduled_at <= s.as_of
            AND f.landed_at    <= s.as_of
          ORDER BY f.landed_at DESC, f.flight_id DESC
          LIMIT 5) r
) l ON TRUE
