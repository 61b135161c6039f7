/*
entity: bettor
reads: { bets: 63d }
features:
  active_days:
    type: int
    about: On how many different days in London they bet within the trailing 28 days.
    decisions: { bets: { window: "(as_of - 28d, as_of]" }, empty: 0, zone: Europe/London }
  bets_last_month:
    type: int
    about: Bets placed in the month before this one, in London.
    decisions: { empty: 0, zone: Europe/London }
  staked_yesterday:
    type: decimal(30,2)
    about: What was staked yesterday, in London.
    decisions: { empty: 0.00, zone: Europe/London }
owner: risk
*/
WITH bounds AS (
    SELECT q.spine_id, q.bettor_id, q.as_of,
           date_trunc('month', q.as_of AT TIME ZONE 'Europe/London') AS this_month,
           date_trunc('day', q.as_of AT TIME ZONE 'Europe/London')   AS today
    FROM spine q
)
SELECT s.spine_id,
       count((b.placed_at AT TIME ZONE 'Europe/London')::date)         
           FILTER (WHERE b.placed_at > s.as_of - INTERVAL '672 hours')                              AS active_days,
       count(*) FILTER (WHERE b.placed_at >= (s.this_month - INTERVAL '1 month') AT TIME ZONE 'Europe/London'
                          AND b.placed_at < s.this_month AT TIME ZONE 'Europe/London')              AS bets_last_month,
       COALESCE(sum(b.stake) FILTER (
           WHERE b.placed_at >= (s.today - INTERVAL '1 day') AT TIME ZONE 'Europe/London'
             AND b.placed_at < s.today AT TIME ZONE 'Europe/London'), 0.00)                         AS staked_yesterday
FROM bounds s
LEFT JOIN bets b
       ON b.bettor_id = s.bettor_id
      AND b.placed_at > s.as_of - INTERVAL '1512 hours'
      AND b.placed_at <= s.as_of
GROUP BY s.spine_id
