/*
entity: line
reads: { calls: 37d }
features:
  top_peer:
    type: text?
    about: The number called most often in the trailing 30 days; of several the first by code point.
    decisions: { calls: { window: "(as_of - 30d, as_of]" }, empty: null }
  peers_30d:
    type: int
    about: How many different numbers were called in these days.
    decisions: { calls: { window: "(as_of - 30d, as_of]" }, empty: 0 }
  new_peers_7d:
    type: int
    about: Numbers called in the trailing 7 days, but not in the 30 days before these.
    decisions: { empty: 0 }
owner: telecoms
*/
WITH known AS (
    SELECT q.spine_id, q.as_of, c.peer, c.started_at
    FROM spine q
    JOIN calls c ON c.line_no = q.line_no
    WHERE c.rated_at <= q.as_of
      AND c.started_at <= q.as_of
      AND c.started_at > q.as_of - INTERVAL '888 hours'
),
counted AS (
    SELECT k.spine_id, k.peer, count(*) AS times
    FROM known k
    WHERE k.started_at > k.as_of - INTERVAL '720 hours'
    GROUP BY k.spine_id, k.peer
)
SELECT s.spine_id,
       (SELECT c.peer
        FROM counted c
        WHERE c.spine_id = s.spine_id
        ORDER BY c.times DESC, c.peer COLLATE "C"
        LIMIT 1)                                                                  AS top_peer,
       (SELECT count(*) FROM counted c WHERE c.spine_id = s.spine_id)             AS peers_30d,
       (SELECT count(k.peer)
        FROM known k
        WHERE k.spine_id = s.spine_id
          AND k.started_at > k.as_of - INTERVAL '168 hours'
          AND NOT EXISTS (SELECT 1
                          FROM known e
                          WHERE e.spine_id = k.spine_id
                            AND e.peer = k.peer
                            AND e.started_at <= k.as_of - INTERVAL '168 hours'))  AS new_peers_7d
FROM spine s
