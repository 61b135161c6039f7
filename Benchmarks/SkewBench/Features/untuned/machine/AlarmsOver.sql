/*
entity: machine
reads: { alarms: 3d }
features:
  open_alarms:
    type: int
    about: Alarms raised in the trailing 3 days that are not known to be cleared.
    decisions: { alarms: { window: "(as_of - 3d, as_of]" }, empty: 0 }
  down_minutes:
    type: int
    about: The time from raising to clearing of all these alarms together, to as_of where none is known, in whole minutes.
    decisions: { empty: 0, rounding: floor }
  worst:
    type: int?
    about: The highest severity.
    decisions: { alarms: { window: "(as_of - 3d, as_of]", null_values: { severity: skip } }, empty: null }
  engine_alarms:
    type: int
    about: Those whose code begins with E1.
    decisions: { alarms: { window: "(as_of - 3d, as_of]" }, empty: 0 }
owner: plant
*/
SELECT s.spine_id,
       count(a.alarm_id) FILTER (WHERE (a.cleared_at <= s.as_of) IS NOT TRUE)               AS open_alarms,
       COALESCE(floor(extract(epoch FROM sum(CASE WHEN a.cleared_at <= s.as_of
                                                  THEN a.cleared_at
                                                  ELSE s.as_of END - a.raised_at)) / 60), 0)::bigint
                                                                                            AS down_minutes,
       max(a.severity)                                                                      AS worst,
       count(*) FILTER (WHERE a.code LIKE 'E1%')                                            AS engine_alarms
FROM spine s
LEFT JOIN alarms a
       ON a.machine_id = s.machine_id
      AND a.raised_at > s.as_of - INTERVAL '72 hours'
      AND a.raised_at <= s.as_of
GROUP BY s.spine_id
