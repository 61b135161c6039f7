/*
entity: aircraft
reads: { flights: 30d }
features:
  last_dest:
    type: text?
    about: Where the aircraft landed last, of the flights scheduled in the trailing 30 days.
    decisions: { flights: { window: "(as_of - 30d, as_of]", ties: [landed_at desc, flight_id desc] }, empty: null }
  last_arr_delay:
    type: int?
    about: How late that flight landed, minutes.
    decisions: { flights: { window: "(as_of - 30d, as_of]", ties: [landed_at desc, flight_id desc] }, empty: null }
  last_landed_at:
    type: timestamp?
    about: When that flight landed.
    decisions: { flights: { window: "(as_of - 30d, as_of]" }, empty: null }
owner: ops-research
*/
WITH landings AS (
    SELECT q.spine_id, f.dest, f.arr_delay, f.landed_at,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY f.landed_at DESC, f.flight_id DESC) AS recency
    FROM spine q
    JOIN flights f
      ON f.tailnum = q.tailnum
     AND f.scheduled_at >  q.as_of - INTERVAL '720 hours'
     AND f.scheduled_at <= q.as_of
     AND f.landed_at    <= q.as_of
)
SELECT s.spine_id,
       l.dest        AS last_dest,
       l.arr_delay   AS last_arr_delay,
       l.landed_at   AS last_landed_at
FROM spine s
LEFT JOIN landings l ON l.spine_id = s.spine_id AND l.recency = 1
