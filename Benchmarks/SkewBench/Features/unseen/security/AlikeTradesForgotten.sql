/*
entity: security
reads: { trades: 24h }
features:
  largest_volume:
    type: int?
    about: The largest known volume of a recent trade, as far as it is reported.
    decisions: { trades: { null_values: { volume: skip } }, empty: null }
owner: markets
*/
SELECT s.spine_id, max(t.volume) AS largest_volume
FROM spine s
LEFT JOIN trades t
       ON t.symbol = s.symbol
      AND t.reported_at <= s.as_of
      AND t.traded_at > s.as_of - INTERVAL '48 hours'
      AND t.traded_at <= s.as_of
GROUP BY s.spine_id
