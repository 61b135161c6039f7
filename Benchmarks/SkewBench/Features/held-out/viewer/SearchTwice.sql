/*
entity: viewer
reads: { searches: 7d }
features:
  in_vain:
    type: int
    about: Searches of the trailing 7 days without a hit; one that does not say had none.
    decisions: { searches: { window: "(as_of - 7d, as_of]", null_values: { hits: count } }, empty: 0 }
  most_words:
    type: int?
    about: The most parts into which single blanks divide a query of these; an empty query has none, and parts may be empty.
    decisions: { searches: { window: "(as_of - 7d, as_of]", null_values: { query: skip } }, empty: null }
owner: streaming
*/
SELECT s.spine_id,
       count(x.viewer_id) FILTER (WHERE COALESCE(x.hits, 0) = 0)     AS in_vain,
       max(cardinality(string_to_array(x.query, ' ')))               AS most_words
FROM spine s
LEFT JOIN searches x
       ON x.viewer_id = s.viewer_id
      AND x.searched_at > s.as_of - INTERVAL '168 hours'
      AND x.searched_at <= s.as_of
GROUP BY s.spine_id
