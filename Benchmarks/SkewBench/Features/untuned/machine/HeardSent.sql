/*
entity: machine
reads: { alarms: 7d, beats: 8d }
features:
  silent_alarms:
    type: int
    about: Alarms of the trailing 7 days without a beat in the 15 minutes up to them, as far as is sent by now.
    decisions: { alarms: { window: "(as_of - 7d, as_of]" }, empty: 0 }
  speed_at_last_alarm:
    type: int?
    about: The speed of the last beat within the day up to the last alarm, where it says.
    decisions: { empty: null }
owner: plant
*/
WITH raised AS (
    SELECT q.spine_id, q.as_of, a.machine_id, a.raised_at, a.alarm_id
    FROM spine q
    JOIN alarms a
      ON a.machine_id = q.machine_id
     AND a.raised_at > q.as_of - INTERVAL '168 hours'
     AND a.raised_at <= q.as_of
),
heard AS (
    SELECT r.spine_id, r.raised_at, r.alarm_id, b.beat_at, b.rpm
    FROM raised r
    LEFT JOIN LATERAL (
        SELECT x.beat_at, x.rpm
        FROM beats x
        WHERE x.machine_id = r.machine_id
          AND x.sent_at <= r.raised_at
          AND x.beat_at <= r.raised_at
          AND x.beat_at > r.raised_at - INTERVAL '24 hours'
        ORDER BY x.beat_at DESC
        LIMIT 1
    ) b ON true
)
SELECT s.spine_id,
       count(h.alarm_id) FILTER (WHERE COALESCE(h.beat_at <= h.raised_at - INTERVAL '15 minutes', true))  AS silent_alarms,
       (array_agg(h.rpm ORDER BY h.raised_at DESC, h.alarm_id DESC))[1]                                   AS speed_at_last_alarm
FROM spine s
LEFT JOIN heard h USING (spine_id)
GROUP BY s.spine_id
