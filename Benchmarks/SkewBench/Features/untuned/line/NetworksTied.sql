/*
entity: line
reads:
  calls: 14d
  numbers: { within: 104d, by: calls.peer }
features:
  foreign_calls:
    type: int
    about: >-
      Calls of the trailing 14 days to a network that is known and is not "own", by the number's latest record of the 90 days
      up to the call.
    decisions: { calls: { window: "(as_of - 14d, as_of]" }, empty: 0 }
  last_network:
    type: text?
    about: The network of the last call by that record.
    decisions: { empty: null }
  unlisted_calls:
    type: int
    about: Calls to a number without such a record.
    decisions: { calls: { window: "(as_of - 14d, as_of]" }, empty: 0 }
owner: telecoms
*/
WITH dialled AS (
    SELECT q.spine_id, c.call_id, c.started_at, n.peer AS listed, n.network
    FROM spine q
    JOIN calls c
      ON c.line_no = q.line_no
     AND c.rated_at <= q.as_of
     AND c.started_at > q.as_of - INTERVAL '336 hours'
     AND c.started_at <= q.as_of
    LEFT JOIN LATERAL (
        SELECT x.peer, x.network
        FROM numbers x
        WHERE x.peer = c.peer
          AND x.ported_at <= c.started_at
          AND x.ported_at > c.started_at - INTERVAL '2160 hours'
        ORDER BY x.ported_at DESC
        LIMIT 1
    ) n ON true
)
SELECT s.spine_id,
       count(*) FILTER (WHERE d.network <> 'own')                                   AS foreign_calls,
       (array_agg(d.network ORDER BY d.started_at DESC))[1]         AS last_network,
       count(*) FILTER (WHERE d.call_id IS NOT NULL AND d.listed IS NULL)           AS unlisted_calls
FROM spine s
LEFT JOIN dialled d ON d.spine_id = s.spine_id
GROUP BY s.spine_id
