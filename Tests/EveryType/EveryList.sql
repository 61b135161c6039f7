/*
entity: thing
reads: { lists: latest, things: all }
request: { asked_days: "list(date?)?" }
features:
  single: { type: double?, about: The last float4. }
  ints: { type: list(int)?, about: The last integers. }
  smalls: { type: list(int)?, about: The last small integers. }
  doubles: { type: list(double?)?, about: The last doubles. }
  prices: { type: "list(decimal(38,2)?)?", about: The last decimals. }
  texts: { type: list(text?)?, about: The last texts. }
  bag: { type: "list(text, unordered)?", about: "The last texts, in any order." }
  flags: { type: list(bool?)?, about: The last flags. }
  instants: { type: list(timestamp?)?, about: The last instants. }
  days: { type: list(date?)?, about: The last days. }
  labels: { type: list(text?)?, about: "All labels of things, oldest first." }
  asked_again: { type: list(date?)?, about: The days asked for. }
*/
SELECT s.spine_id, l.single::float8 AS single, l.ints, l.smalls, l.doubles, l.prices, l.texts,
       (SELECT array_agg(b.one ORDER BY b.one DESC) FROM unnest(l.bag) AS b(one)) AS bag,
       l.flags, l.instants, l.days,
       (SELECT array_agg(t.label ORDER BY t.at)
        FROM things t
        WHERE t.kind = s.kind AND t.number = s.number AND t.is_new = s.is_new AND t.made_at = s.made_at
          AND t.made_on = s.made_on AND t.at <= s.as_of) AS labels,
       s.asked_days AS asked_again
FROM spine s
LEFT JOIN LATERAL (
    SELECT u.* FROM lists u
    WHERE u.kind = s.kind AND u.number = s.number AND u.is_new = s.is_new AND u.made_at = s.made_at
      AND u.made_on = s.made_on AND u.at <= s.as_of
    ORDER BY u.at DESC LIMIT 1
) l ON true
