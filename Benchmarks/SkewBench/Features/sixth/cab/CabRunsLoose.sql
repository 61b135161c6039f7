/*
entity: cab
reads: { trips: 7d }
features:
  longest_run:
    type: int
    about: >-
      The most trips in a row, in the order in which they began, of the trailing 7 days that are each known to have brought 20.00
      or more; a trip that is not breaks a run.
    decisions: { trips: { window: "(as_of - 7d, as_of]" }, empty: 0 }
  quick_starts:
    type: int
    about: Trips that began less than ten minutes behind the beginning of the one before.
    decisions: { trips: { window: "(as_of - 7d, as_of]" }, empty: 0 }
  seconds_between:
    type: int?
    about: Whole seconds from the beginning of the last trip but one to that of the last.
    decisions: { trips: { window: "(as_of - 7d, as_of]" }, empty: null, rounding: floor }
owner: dispatch
*/
WITH ordered AS (
    SELECT q.spine_id, t.began_at, t.trip_id,
           COALESCE(t.ended_at <= q.as_of AND t.fare >= 20.00, false)                              AS is_good,
           t.began_at - lag(t.began_at) OVER w                                                     AS since,
           row_number() OVER (PARTITION BY q.spine_id ORDER BY t.began_at DESC, t.trip_id DESC)    AS back,
           row_number() OVER w                                                                     AS place
    FROM spine q
    JOIN trips t ON t.cab_no = q.cab_no
    WHERE t.began_at > q.as_of - INTERVAL '168 hours'
      AND t.began_at <= q.as_of
    WINDOW w AS (PARTITION BY q.spine_id ORDER BY t.began_at, t.trip_id)
),
islands AS (
    SELECT o.spine_id, o.place - row_number() OVER (PARTITION BY o.spine_id ORDER BY o.place) AS island
    FROM ordered o
    WHERE o.is_good
),
runs AS (
    SELECT i.spine_id, count(*) AS length
    FROM islands i
    GROUP BY i.spine_id
)
SELECT s.spine_id,
       COALESCE((SELECT max(r.length) FROM runs r WHERE r.spine_id = s.spine_id), 0)                                     AS longest_run,
       (SELECT count(*) FROM ordered o WHERE o.spine_id = s.spine_id AND o.since < INTERVAL '10 minutes')                AS quick_starts,
       (SELECT floor(extract(epoch FROM o.since))::bigint FROM ordered o WHERE o.spine_id = s.spine_id AND o.back = 1)   AS seconds_between
FROM spine s
