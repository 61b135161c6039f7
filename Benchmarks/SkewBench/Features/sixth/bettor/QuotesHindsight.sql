/*
entity: bettor
reads:
  bets: 7d
  odds_quotes: { within: 8d, by: bets.event_code }
features:
  beaten:
    type: int
    about: >-
      Bets of the trailing 7 days at better odds than the last quote for their event of the 24 hours up to the bet that had been
      published by then.
    decisions: { bets: { window: "(as_of - 7d, as_of]", null_values: { odds: skip } }, empty: 0 }
  unquoted:
    type: int
    about: Bets for whose event no such quote had been published by then.
    decisions: { bets: { window: "(as_of - 7d, as_of]" }, empty: 0 }
  oldest_quote_seconds:
    type: int?
    about: The most whole seconds from such a quote to its bet.
    decisions: { bets: { window: "(as_of - 7d, as_of]" }, empty: null, rounding: floor }
owner: risk
*/
WITH quoted AS (
    SELECT q.spine_id, q.as_of, b.bet_id, b.placed_at, b.odds, p.quoted_at, p.odds AS quoted_odds
    FROM spine q
    JOIN bets b
      ON b.bettor_id = q.bettor_id
     AND b.placed_at > q.as_of - INTERVAL '168 hours'
     AND b.placed_at <= q.as_of
    LEFT JOIN LATERAL (
        SELECT x.quoted_at, x.odds
        FROM odds_quotes x
        WHERE x.event_code = b.event_code
          AND x.published_at <= b.placed_at
          AND x.quoted_at <= b.placed_at
          AND x.quoted_at > b.placed_at - INTERVAL '24 hours'
        ORDER BY x.quoted_at DESC
        LIMIT 1
    ) p ON true
)
SELECT s.spine_id,
       count(*) FILTER (WHERE b.odds > b.quoted_odds)                                     AS beaten,
       count(b.bet_id) FILTER (WHERE b.quoted_at IS NULL)                                 AS unquoted,
       floor(extract(epoch FROM max(b.placed_at - b.quoted_at)))::bigint                  AS oldest_quote_seconds
FROM spine s
LEFT JOIN quoted b ON b.spine_id = s.spine_id
GROUP BY s.spine_id
