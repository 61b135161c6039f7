/*
entity: agent
reads: { issues: 60d }
features:
  different_labels:
    type: int
    about: Different labels of the issues opened in the trailing 60 days, byte by byte.
    decisions: { issues: { window: "(as_of - 60d, as_of]" }, empty: 0 }
  bugs:
    type: int
    about: Issues of these that bear the label "bug", once or more often.
    decisions: { issues: { window: "(as_of - 60d, as_of]" }, empty: 0 }
  mean_labels:
    type: decimal(20,2)?
    about: How many labels they bear on the mean, to the hundredth; one without labels bears 0.
    decisions: { issues: { window: "(as_of - 60d, as_of]" }, empty: null, rounding: half_away }
  first_label:
    type: text?
    about: The first label of the last of them; of issues opened at once the largest id is the last.
    decisions: { issues: { window: "(as_of - 60d, as_of]" }, empty: null }
owner: help-desk
*/
WITH mine AS (
    SELECT q.spine_id, i.issue_id, i.opened_at, i.labels
    FROM spine q
    JOIN issues i
      ON i.agent_no = q.agent_no
     AND i.opened_at > q.as_of - INTERVAL '1440 hours'
     AND i.opened_at <= q.as_of
),
labelled AS (
    SELECT m.spine_id, m.issue_id, l.label, l.place
    FROM mine m
    CROSS JOIN LATERAL unnest(m.labels) WITH ORDINALITY AS l(label, place)
)
SELECT s.spine_id,
       (SELECT count(DISTINCT l.label) FROM labelled l WHERE l.spine_id = s.spine_id)                 AS different_labels,
       (SELECT count(*) FROM mine m WHERE m.spine_id = s.spine_id AND 'bug' = ANY (m.labels))         AS bugs,
       (SELECT round(avg(array_length(m.labels, 1)), 2) FROM mine m WHERE m.spine_id = s.spine_id)        AS mean_labels,
       (SELECT m.labels[1]
        FROM mine m
        WHERE m.spine_id = s.spine_id
        ORDER BY m.opened_at DESC, m.issue_id DESC
        LIMIT 1)                                                                                      AS first_label
FROM spine s
