/*
entity: customer
reads: { profiles: latest }
features:
  age_years:
    type: int?
    about: Whole years since birth today, UTC, by the latest record; NULL for who was born before 1900 or behind today.
    decisions: { empty: null }
  of_age_on:
    type: date?
    about: The day eighteen years behind birth; 28 February where that year has no 29th.
    decisions: { empty: null }
owner: growth
*/
WITH born AS (
    SELECT q.spine_id, (q.as_of AT TIME ZONE 'UTC')::date AS today, r.born_on
    FROM spine q
    CROSS JOIN LATERAL (
        SELECT p.born_on
        FROM profiles p
        WHERE p.customer_id = q.customer_id AND p.changed_at <= q.as_of
        ORDER BY p.changed_at DESC
        LIMIT 1
    ) r
    WHERE r.born_on BETWEEN DATE '1900-01-01' AND (q.as_of AT TIME ZONE 'UTC')::date
)
SELECT s.spine_id,
       (extract(year FROM b.today) - extract(year FROM b.born_on))::int                         AS age_years,
       (b.born_on + INTERVAL '18 years')::date                      AS of_age_on
FROM spine s
LEFT JOIN born b ON b.spine_id = s.spine_id
