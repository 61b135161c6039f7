/*
entity: practice
reads: { refills: 30d }
features:
  ox_refills:
    type: int
    about: Refills of the trailing 30 days, as far as signed, of drugs whose name begins with "ox" in small letters.
    decisions: { refills: { window: "(as_of - 30d, as_of]" }, empty: 0 }
  families:
    type: int
    about: How many different beginnings these days' drugs have, up to the first blank; blanks in front count.
    decisions: { refills: { window: "(as_of - 30d, as_of]" }, empty: 0 }
  longest_name:
    type: int?
    about: The most code points of a name of these.
    decisions: { refills: { window: "(as_of - 30d, as_of]" }, empty: null }
owner: pharmacy
*/
WITH signed AS (
    SELECT q.spine_id, r.drug
    FROM spine q
    JOIN refills r
      ON r.practice_code = q.practice_code
     AND r.signed_at <= q.as_of
     AND r.requested_at > q.as_of - INTERVAL '720 hours'
     AND r.requested_at <= q.as_of
)
SELECT s.spine_id,
       count(*) FILTER (WHERE g.drug LIKE 'ox%')          AS ox_refills,
       count(DISTINCT split_part(btrim(g.drug), ' ', 1))         AS families,
       max(length(g.drug))                                AS longest_name
FROM spine s
LEFT JOIN signed g USING (spine_id)
GROUP BY s.spine_id
