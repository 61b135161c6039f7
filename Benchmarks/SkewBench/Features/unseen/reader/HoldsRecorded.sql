/*
entity: reader
reads: { reservations: all }
features:
  waiting:
    type: int
    about: Reservations placed in the trailing 60 days that stand, as they are recorded by now.
    decisions: { reservations: { window: "(as_of - 60d, as_of]", late: count }, empty: 0 }
  best_rank:
    type: int?
    about: The smallest known rank among them.
    decisions: { reservations: { window: "(as_of - 60d, as_of]", null_values: { rank: skip } }, empty: null }
  oldest_title:
    type: text?
    about: The title of the oldest of them, where it says; of several placed at once that of the smallest id.
    decisions: { empty: null }
owner: library
*/
WITH newest AS (
    SELECT q.spine_id, q.as_of, q.reader_no AS asked,
           r.reservation_id, r.reader_no, r.placed_at, r.is_withdrawn, r.title, r.rank,
           row_number() OVER (PARTITION BY q.spine_id, r.reservation_id ORDER BY r.recorded_at DESC) AS age
    FROM spine q
    JOIN reservations r ON r.recorded_at <= q.as_of
),
standing AS (
    SELECT n.spine_id, n.reservation_id, n.placed_at, n.title, n.rank
    FROM newest n
    WHERE n.age = 1
      AND n.reader_no = n.asked
      AND n.is_withdrawn IS NOT TRUE
      AND n.placed_at > n.as_of - INTERVAL '1440 hours'
      AND n.placed_at <= n.as_of
)
SELECT s.spine_id,
       count(h.reservation_id)                                          AS waiting,
       min(h.rank)                                                      AS best_rank,
       (array_agg(h.title ORDER BY h.placed_at, h.reservation_id))[1]   AS oldest_title
FROM spine s
LEFT JOIN standing h USING (spine_id)
GROUP BY s.spine_id
