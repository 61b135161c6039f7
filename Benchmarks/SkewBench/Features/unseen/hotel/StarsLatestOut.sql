/*
entity: hotel
reads: { reviews: 90d }
features:
  mean_stars:
    type: decimal(20,2)?
    about: The mean of the known stars of the reviews written in the trailing 90 days and published by now, to the hundredth.
    decisions: { reviews: { window: "(as_of - 90d, as_of]", null_values: { stars: skip }, late: count }, empty: null, rounding: half_away }
  quick_complaints:
    type: int
    about: Reviews of these with at most 2 stars that were published at most 48 hours after they were written.
    decisions: { reviews: { window: "(as_of - 90d, as_of]", null_values: { stars: skip } }, empty: 0 }
  last_language:
    type: text?
    about: The language of the one written last, of those that say; of several written at once that of the largest id.
    decisions: { reviews: { window: "(as_of - 90d, as_of]", null_values: { language: skip } }, empty: null }
owner: rooms
*/
SELECT s.spine_id,
       round(avg(r.stars), 2)                                                             AS mean_stars,
       count(*) FILTER (WHERE r.stars <= 2
                          AND r.published_at - r.written_at <= INTERVAL '48 hours')       AS quick_complaints,
       (array_agg(r.language ORDER BY r.written_at DESC, r.review_id DESC)
            FILTER (WHERE r.language IS NOT NULL))[1]                                     AS last_language
FROM spine s
LEFT JOIN reviews r
       ON r.hotel_code = s.hotel_code
      AND r.published_at <= s.as_of
      AND r.written_at > s.as_of - INTERVAL '2160 hours'
      AND r.written_at <= s.as_of
GROUP BY s.spine_id
