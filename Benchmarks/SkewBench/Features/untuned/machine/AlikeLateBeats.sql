/*
entity: machine
reads: { beats: 12h }
features:
  beats_12h:
    type: int
    about: Beats of the trailing 12 hours that were sent within half an hour.
    decisions: { beats: { window: "(as_of - 12h, as_of]", late: ignore after 30m }, empty: 0 }
owner: plant
*/
SELECT s.spine_id, count(b.beat_at) AS beats_12h
FROM spine s
LEFT JOIN beats b
       ON b.machine_id = s.machine_id
      AND b.sent_at <= s.as_of
      AND b.beat_at > s.as_of - INTERVAL '12 hours'
      AND b.beat_at <= s.as_of
GROUP BY s.spine_id
