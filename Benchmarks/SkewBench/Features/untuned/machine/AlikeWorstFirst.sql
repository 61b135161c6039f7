/*
entity: machine
reads: { alarms: 2d }
features:
  worst_code:
    type: text?
    about: The code of the alarm of the highest severity of the trailing 2 days; of several that of the newest.
    decisions:
      alarms: { window: "(as_of - 2d, as_of]", null_values: { severity: skip }, ties: [severity desc, raised_at desc, alarm_id desc] }
      empty: null
owner: plant
*/
SELECT s.spine_id, w.code AS worst_code
FROM spine s
LEFT JOIN LATERAL (
    SELECT a.code
    FROM alarms a
    WHERE a.machine_id = s.machine_id
      AND a.raised_at > s.as_of - INTERVAL '48 hours'
      AND a.raised_at <= s.as_of
      AND a.severity IS NOT NULL
    ORDER BY a.severity DESC, a.raised_at, a.alarm_id
    LIMIT 1
) w ON true
