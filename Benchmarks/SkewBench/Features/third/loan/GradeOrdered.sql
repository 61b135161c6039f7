/*
entity: loan
reads: { ratings: 365d }
features:
  downgrades:
    type: int
    about: Ratings of the trailing 365 days with fewer points than the rating right before them; unknown points are neither.
    decisions: { empty: 0 }
  worst_grade:
    type: text?
    about: The last grade by code point.
    decisions: { ratings: { window: "(as_of - 365d, as_of]", null_values: { grade: skip } }, empty: null }
owner: lending
*/
WITH steps AS (
    SELECT q.spine_id, r.grade, r.points,
           lag(r.points) OVER (PARTITION BY q.spine_id ORDER BY r.rated_at) AS previous
    FROM spine q
    JOIN ratings r
      ON r.loan_id = q.loan_id
     AND r.rated_at >  q.as_of - INTERVAL '8760 hours'
     AND r.rated_at <= q.as_of
)
SELECT s.spine_id,
       (SELECT count(*) FROM steps t WHERE t.spine_id = s.spine_id AND t.points < t.previous)  AS downgrades,
       (SELECT max(t.grade COLLATE "C") FROM steps t WHERE t.spine_id = s.spine_id)            AS worst_grade
FROM spine s
