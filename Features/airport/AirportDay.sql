/*
entity: airport
reads: { flights: 25h }
features:
  local_hour:
    type: int
    about: The hour on New York's clocks.
    decisions: { zone: America/New_York }
  minutes_into_day:
    type: int
    about: Whole minutes since midnight in New York, an hour fewer or more behind a change of clocks than clocks show.
    decisions: { zone: America/New_York, rounding: floor }
  flights_today:
    type: int
    about: Flights scheduled since midnight in New York.
    decisions: { flights: { window: "[start_of_day, as_of]" }, empty: 0, zone: America/New_York }
  dests_today:
    type: int
    about: Different destinations of those.
    decisions: { flights: { window: "[start_of_day, as_of]" }, empty: 0, zone: America/New_York }
  departed_share_today:
    type: double?
    about: The share of those that are known to have departed.
    decisions: { flights: { window: "[start_of_day, as_of]" }, empty: null, zone: America/New_York }
  mean_dep_delay_today:
    type: double?
    about: Mean departure delay, minutes, of those that are known to have departed.
    compare: { float_mean: flights.dep_delay }
    decisions: { flights: { window: "[start_of_day, as_of]" }, empty: null, zone: America/New_York }
owner: ops-research
*/
WITH asked AS (
    SELECT spine_id, origin, as_of, date_trunc('day', as_of, 'America/New_York') AS midnight
    FROM spine
)
SELECT a.spine_id,
       extract(hour FROM a.as_of AT TIME ZONE 'America/New_York')::int           AS local_hour,
       floor(extract(epoch FROM a.as_of - a.midnight) / 60)::int                 AS minutes_into_day,
       count(f.flight_id)                                                        AS flights_today,
       count(DISTINCT f.dest)                                                    AS dests_today,
       count(*) FILTER (WHERE f.departed_at <= a.as_of)::float8
         / NULLIF(count(f.flight_id), 0)::float8                                 AS departed_share_today,
       (avg(f.dep_delay) FILTER (WHERE f.departed_at <= a.as_of))::float8        AS mean_dep_delay_today
FROM asked a
LEFT JOIN flights f ON f.origin = a.origin AND f.scheduled_at BETWEEN a.midnight AND a.as_of
GROUP BY a.spine_id, a.as_of, a.midnight
