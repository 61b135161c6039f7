/*
entity: carrier
reads: { flights: 15d }
features:
  flights_this_week:
    type: int
    about: Flights scheduled since Monday, midnight in New York.
    decisions:
      flights: { window: "[start_of_week, as_of]" }
      empty: 0
      zone: America/New_York
      week_start: monday
  flights_week_before:
    type: int
    about: >-
      Flights scheduled in the same part of the week before: from its Monday, midnight in New York, to the same day and
      time on New York's clocks, 7 days before as_of; what clocks skipped counts as an hour later, what they showed
      twice as the second.
    decisions: { empty: 0, zone: America/New_York, week_start: monday }
  week_on_week:
    type: double?
    about: How many times the flights of the week before were scheduled this week.
    decisions: { empty: null, zone: America/New_York, week_start: monday }
  aircraft_this_week:
    type: int
    about: Different aircraft scheduled since Monday, midnight in New York.
    decisions:
      flights: { window: "[start_of_week, as_of]", null_values: { tailnum: skip } }
      empty: 0
      zone: America/New_York
      week_start: monday
owner: network-planning
*/
WITH clocks AS (
    SELECT q.spine_id, q.carrier, q.as_of, q.as_of AT TIME ZONE 'America/New_York' AS shown
    FROM spine q
), weeks AS (
    SELECT c.spine_id, c.carrier, c.as_of,
           date_trunc('week', c.shown) AT TIME ZONE 'America/New_York'                       AS monday,
           (date_trunc('week', c.shown) - INTERVAL '7 days') AT TIME ZONE 'America/New_York' AS monday_before,
           (c.shown - INTERVAL '7 days') AT TIME ZONE 'America/New_York'                     AS as_of_before
    FROM clocks c
), counted AS (
    SELECT w.spine_id,
           count(*) FILTER (WHERE f.scheduled_at >= w.monday)                                        AS this_week,
           count(*) FILTER (WHERE f.scheduled_at BETWEEN w.monday_before AND w.as_of_before)         AS week_before,
           count(DISTINCT f.tailnum) FILTER (WHERE f.scheduled_at >= w.monday)                       AS aircraft
    FROM weeks w
    LEFT JOIN flights f
           ON f.carrier = w.carrier
          AND f.scheduled_at >= w.monday_before
          AND f.scheduled_at <= w.as_of
    GROUP BY w.spine_id
)
SELECT n.spine_id,
       n.this_week                                       AS flights_this_week,
       n.week_before                                     AS flights_week_before,
       n.this_week::float8 / NULLIF(n.week_before, 0)    AS week_on_week,
       n.aircraft                                        AS aircraft_this_week
FROM counted n
