/*
entity: hotel
reads: { reviews: 30d }
features:
  tenths_of_stars:
    type: int?
    about: Ten times the mean of the known stars of the trailing 30 days, as far as published, rounded to the nearest whole number.
    decisions: { reviews: { window: "(as_of - 30d, as_of]", null_values: { stars: skip } }, empty: null, rounding: half_away }
owner: rooms
*/
SELECT s.spine_id, 10 * (sum(r.stars) / count(r.stars)) AS tenths_of_stars
FROM spine s
LEFT JOIN reviews r
       ON r.hotel_code = s.hotel_code
      AND r.published_at <= s.as_of
      AND r.written_at > s.as_of - INTERVAL '720 hours'
      AND r.written_at <= s.as_of
GROUP BY s.spine_id
