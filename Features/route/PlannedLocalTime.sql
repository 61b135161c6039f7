/*
entity: route
reads: { flights: 28d }
request: { planned_at: timestamp }
features:
  planned_on:
    type: date
    about: The day of the planned departure on New York's calendar.
    decisions: { zone: America/New_York }
  planned_weekday:
    type: int
    about: Its day of the week, Monday being 1 and Sunday 7.
    decisions: { zone: America/New_York, week_start: monday }
  planned_hour:
    type: int
    about: Its hour on New York's clocks.
    decisions: { zone: America/New_York }
  flights_same_weekday_28d:
    type: int
    about: Flights of the trailing 28 days that were scheduled on that day of the week in New York.
    decisions: { flights: { window: "(as_of - 28d, as_of]" }, empty: 0, zone: America/New_York, week_start: monday }
  mean_arr_delay_same_hour_28d:
    type: double?
    about: >-
      Mean arrival delay, minutes, of the known landings of the flights of the trailing 28 days that were scheduled in
      the planned hour of New York's clocks, on whatever day.
    compare: { float_mean: flights.arr_delay }
    decisions:
      flights: { window: "(as_of - 28d, as_of]", null_values: { arr_delay: skip } }
      empty: null
      zone: America/New_York
owner: network-planning
*/
WITH plans AS (
    SELECT spine_id, origin, dest, as_of, planned_at AT TIME ZONE 'America/New_York' AS planned_local
    FROM spine
)
SELECT p.spine_id,
       p.planned_local::date                     AS planned_on,
       extract(isodow FROM p.planned_local)::int AS planned_weekday,
       extract(hour   FROM p.planned_local)::int AS planned_hour,
       count(f.flight_id) FILTER (WHERE extract(isodow FROM f.scheduled_at AT TIME ZONE 'America/New_York')
                                      = extract(isodow FROM p.planned_local))
           AS flights_same_weekday_28d,
       (avg(f.arr_delay) FILTER (WHERE f.landed_at <= p.as_of
                                   AND extract(hour FROM f.scheduled_at AT TIME ZONE 'America/New_York')
                                     = extract(hour FROM p.planned_local)))::float8
           AS mean_arr_delay_same_hour_28d
FROM plans p
LEFT JOIN flights f
       ON f.origin = p.origin
      AND f.dest   = p.dest
      AND f.scheduled_at >  p.as_of - INTERVAL '672 hours'
      AND f.scheduled_at <= p.as_of
GROUP BY p.spine_id, p.as_of, p.planned_local
