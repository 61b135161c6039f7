/*
entity: thing
reads: { things: latest }
request: { asked_price: "decimal(38,10)?", asked_ratio: double?, asked_day: date?, asked_flag: bool?, asked_at: timestamp?, asked_code: text? }
features:
  tiny: { type: int?, about: The last smallint. }
  small: { type: int?, about: The last integer. }
  whole: { type: int?, about: The last bigint. }
  ratio: { type: double?, about: The last double. }
  price: { type: "decimal(38,10)?", about: The last long decimal. }
  cents: { type: "decimal(8,2)?", about: The last short decimal. }
  label: { type: text?, about: The last text. }
  code: { type: text?, about: The last short text. }
  flag: { type: bool?, about: The last bool. }
  seen_at: { type: timestamp?, about: The last instant. }
  day: { type: date?, about: The last day. }
  is_price_asked: { type: bool?, about: Whether the price is the one asked for. }
  asked_again: { type: "decimal(38,10)?", about: The price asked for. }
  ratio_asked: { type: double?, about: The ratio asked for. }
  day_asked: { type: date?, about: The day asked for. }
  flag_asked: { type: bool?, about: The flag asked for. }
  at_asked: { type: timestamp?, about: The instant asked for. }
  code_asked: { type: text?, about: The code asked for. }
*/
SELECT s.spine_id, t.tiny, t.small, t.whole, t.ratio, t.price, t.cents, t.label, t.code, t.flag, t.seen_at, t.day,
       t.price = s.asked_price AS is_price_asked, s.asked_price AS asked_again, s.asked_ratio AS ratio_asked,
       s.asked_day AS day_asked, s.asked_flag AS flag_asked, s.asked_at AS at_asked, s.asked_code AS code_asked
FROM spine s
LEFT JOIN things t
       ON t.kind = s.kind AND t.number = s.number AND t.is_new = s.is_new AND t.made_at = s.made_at
      AND t.made_on = s.made_on
      AND t.at = (SELECT max(u.at) FROM things u
                  WHERE u.kind = s.kind AND u.number = s.number AND u.is_new = s.is_new AND u.made_at = s.made_at
                    AND u.made_on = s.made_on AND u.at <= s.as_of)
