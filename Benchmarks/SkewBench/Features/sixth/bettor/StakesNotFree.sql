/*
entity: bettor
reads: { bets: 30d }
features:
  staked:
    type: decimal(30,2)
    about: The stakes of the trailing 30 days without those of free bets; a bet that does not say is not free.
    decisions: { bets: { window: "(as_of - 30d, as_of]" }, empty: 0.00 }
  net:
    type: decimal(30,2)?
    about: What the bets of these days known to be settled paid, nothing where no payout is written down, less their stakes.
    decisions: { bets: { window: "(as_of - 30d, as_of]", null_values: { settled_at: skip } }, empty: null }
  win_rate:
    type: double?
    about: The share of them that paid more than the stake.
    decisions: { bets: { window: "(as_of - 30d, as_of]", null_values: { settled_at: skip } }, empty: null }
  losing_streak:
    type: int
    about: How many of them, in the order in which they were placed, then of their ids, came behind the last that paid more than the stake.
    decisions: { bets: { window: "(as_of - 30d, as_of]", null_values: { settled_at: skip } }, empty: 0 }
owner: risk
*/
WITH placed AS (
    SELECT q.spine_id, b.bet_id, b.placed_at, b.stake, b.is_free,
           b.settled_at <= q.as_of                      AS is_settled,
           COALESCE(b.payout, 0.00)                     AS paid,
           COALESCE(b.payout > b.stake, false)          AS is_won
    FROM spine q
    JOIN bets b
      ON b.bettor_id = q.bettor_id
     AND b.placed_at > q.as_of - INTERVAL '720 hours'
     AND b.placed_at <= q.as_of
),
settled AS (
    SELECT p.spine_id, p.bet_id, p.placed_at, p.is_won, p.paid - p.stake AS gain
    FROM placed p
    WHERE p.is_settled
)
SELECT s.spine_id,
       COALESCE((SELECT sum(p.stake)
                 FROM placed p
                 WHERE p.spine_id = s.spine_id AND p.is_free IS FALSE), 0.00)              AS staked,
       (SELECT sum(t.gain) FROM settled t WHERE t.spine_id = s.spine_id)                      AS net,
       (SELECT avg(CASE WHEN t.is_won THEN 1.0::float8 ELSE 0.0::float8 END)
        FROM settled t
        WHERE t.spine_id = s.spine_id)                                                        AS win_rate,
       (SELECT count(*)
        FROM settled t
        WHERE t.spine_id = s.spine_id
          AND NOT EXISTS (SELECT 1
                          FROM settled w
                          WHERE w.spine_id = t.spine_id
                            AND w.is_won
                            AND (w.placed_at, w.bet_id) >= (t.placed_at, t.bet_id)))          AS losing_streak
FROM spine s
