/*
entity: pupil
reads: { marks: 120d }
features:
  weighted_mean:
    type: decimal(20,2)?
    about: >-
      The mean of the marks from 1 to 6 that were given in the trailing 120 days and are entered by now, each as often as its weight
      says, to the hundredth; marks of another weight than 1 to 4 do not count.
    decisions: { marks: { window: "(as_of - 120d, as_of]", late: count }, empty: null, rounding: half_away }
  failing:
    type: int
    about: In how many subjects the last of these is 5 or 6; of marks given at once the one of the largest id is the last.
    decisions: { marks: { window: "(as_of - 120d, as_of]" }, empty: 0 }
  oral_share:
    type: decimal(20,3)?
    about: The share of these known to be oral, to the thousandth.
    decisions: { empty: null, rounding: half_away }
owner: school
*/
WITH given AS (
    SELECT q.spine_id, m.mark_id, m.given_at, m.subject, m.mark, m.weight, m.is_oral
    FROM spine q
    JOIN marks m
      ON m.school = q.school
     AND m.pupil_no = q.pupil_no
     AND m.entered_at <= q.as_of
     AND m.given_at > q.as_of - INTERVAL '2880 hours'
     AND m.given_at <= q.as_of
    WHERE m.mark BETWEEN 1 AND 6
      AND m.weight BETWEEN 1 AND 4
),
latest AS (
    SELECT DISTINCT ON (g.spine_id, g.subject) g.spine_id, g.mark
    FROM given g
    ORDER BY g.spine_id, g.subject, g.given_at DESC, g.mark_id DESC
)
SELECT s.spine_id,
       round(sum(g.mark * g.weight)::numeric / sum(g.weight), 2)                                       AS weighted_mean,
       (SELECT count(*) FROM latest l WHERE l.spine_id = s.spine_id AND l.mark >= 5)                   AS failing,
       round(count(*) FILTER (WHERE g.is_oral)::numeric / NULLIF(count(g.mark_id), 0), 3)              AS oral_share
FROM spine s
LEFT JOIN given g USING (spine_id)
GROUP BY s.spine_id
