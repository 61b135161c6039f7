/*
entity: security
reads: { trades: 24h, quotes: 25h }
features:
  mean_price:
    type: decimal(38,4)?
    about: The mean price of the trades of the trailing 24 hours that are reported by now, weighted with their known volumes, to four places.
    decisions: { trades: { window: "(as_of - 24h, as_of]", null_values: { volume: skip }, late: count }, empty: null, rounding: half_away }
  new_highs:
    type: int
    about: Trades at a higher price than each one before them in these hours; the first one is none.
    decisions: { trades: { window: "(as_of - 24h, as_of]" }, empty: 0 }
  above_ask:
    type: int
    about: Trades at more than was asked in the last quote of the hour up to them.
    decisions: { trades: { window: "(as_of - 24h, as_of]" }, empty: 0 }
  spread:
    type: decimal(14,4)?
    about: What was asked in the last quote of these hours less what was bid.
    decisions: { quotes: { window: "(as_of - 24h, as_of]" }, empty: null }
owner: markets
*/
WITH traded AS (
    SELECT q.spine_id, t.trade_id, t.price, t.volume,
           max(t.price) OVER (PARTITION BY q.spine_id ORDER BY t.traded_at, t.trade_id
                              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)         AS high,
           (SELECT u.ask
            FROM quotes u
            WHERE u.symbol = t.symbol
              AND u.quoted_at < t.traded_at
              AND u.quoted_at > t.traded_at - INTERVAL '1 hour'
            ORDER BY u.quoted_at DESC
            LIMIT 1)                                                                    AS ask
    FROM spine q
    JOIN trades t
      ON t.symbol = q.symbol
     AND t.reported_at <= q.as_of
     AND t.traded_at > q.as_of - INTERVAL '24 hours'
     AND t.traded_at <= q.as_of
)
SELECT s.spine_id,
       (SELECT round(sum(t.price * t.volume) / NULLIF(sum(t.volume), 0), 4)
        FROM traded t
        WHERE t.spine_id = s.spine_id)                                                             AS mean_price,
       (SELECT count(*) FROM traded t WHERE t.spine_id = s.spine_id AND t.price > t.high)          AS new_highs,
       (SELECT count(*) FROM traded t WHERE t.spine_id = s.spine_id AND t.price > t.ask)           AS above_ask,
       (SELECT u.ask - u.bid
        FROM quotes u
        WHERE u.symbol = s.symbol
          AND u.quoted_at > s.as_of - INTERVAL '24 hours'
          AND u.quoted_at <= s.as_of
        ORDER BY u.quoted_at DESC
        LIMIT 1)                                                                                   AS spread
FROM spine s
