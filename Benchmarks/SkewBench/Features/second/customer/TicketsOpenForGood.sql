/*
entity: customer
reads: { tickets: all }
features:
  open_now:
    type: int
    about: Tickets that are not known to be closed.
    decisions: { tickets: { window: "(-infinity, as_of]" }, empty: 0 }
  median_close_minutes:
    type: double?
    about: The median of the whole minutes, rounded down, that tickets known to be closed had been open.
    decisions: { tickets: { window: "(-infinity, as_of]", null_values: { closed_at: skip } }, empty: null }
  low_scores:
    type: int
    about: Tickets known to have been scored lower than 3.
    decisions: { tickets: { window: "(-infinity, as_of]", null_values: { score: skip } }, empty: 0 }
owner: care
*/
WITH closed AS (
    SELECT q.spine_id, t.score, floor(extract(epoch FROM t.closed_at - t.opened_at) / 60)::bigint AS minutes
    FROM spine q
    JOIN tickets t
      ON t.customer_id = q.customer_id
     AND t.opened_at <= q.as_of
     AND t.closed_at <= q.as_of
)
SELECT s.spine_id,
       (SELECT count(*) FROM tickets t
        WHERE t.customer_id = s.customer_id
          AND t.opened_at <= s.as_of
          AND t.closed_at IS NULL)                                         AS open_now,
       (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY c.minutes)
        FROM closed c WHERE c.spine_id = s.spine_id)                       AS median_close_minutes,
       (SELECT count(*) FROM closed c
        WHERE c.spine_id = s.spine_id AND c.score < 3)                     AS low_scores
FROM spine s
