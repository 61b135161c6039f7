/*
entity: loan
reads: { instalments: 45d }
features:
  due_45d:
    type: int
    about: Instalments that fell due in the trailing 45 days, those of exactly 45 days ago left out.
    decisions: { instalments: { window: "(as_of - 45d, as_of]" }, empty: 0 }
owner: lending
*/
SELECT s.spine_id,
       count(i.seq) AS due_45d
FROM spine s
LEFT JOIN instalments i
       ON i.loan_id = s.loan_id
      AND i.due_at BETWEEN s.as_of - INTERVAL '1080 hours' AND s.as_of
GROUP BY s.spine_id
