/*
entity: author
reads: { posts: all }
features:
  votes:
    type: int
    about: The known votes for the posts of the trailing 30 days, as they are saved by now.
    decisions: { posts: { window: "(as_of - 30d, as_of]", null_values: { votes: skip }, late: count }, empty: 0 }
  longest:
    type: int?
    about: The most code points of a body of these.
    decisions: { posts: { window: "(as_of - 30d, as_of]", null_values: { body: skip } }, empty: null }
  topics:
    type: int
    about: How many different tags they bear; tags that differ in case are different.
    decisions: { posts: { window: "(as_of - 30d, as_of]" }, empty: 0 }
  questions:
    type: int
    about: Those whose body ends with a question mark.
    decisions: { posts: { window: "(as_of - 30d, as_of]", null_values: { body: skip } }, empty: 0 }
owner: community
*/
WITH saved AS (
    SELECT q.spine_id, q.as_of, q.author_id AS asked, p.post_id, p.author_id, p.posted_at, p.is_removed, p.body, p.tags, p.votes,
           row_number() OVER (PARTITION BY q.spine_id, p.post_id ORDER BY p.saved_at DESC) AS age
    FROM spine q
    JOIN posts p ON p.saved_at <= q.as_of
),
standing AS (
    SELECT v.spine_id, v.post_id, v.body, v.tags, v.votes
    FROM saved v
    WHERE v.age = 1
      AND v.author_id = v.asked
      AND v.is_removed IS NOT TRUE
      AND v.posted_at > v.as_of - INTERVAL '720 hours'
      AND v.posted_at <= v.as_of
)
SELECT s.spine_id,
       COALESCE(sum(p.votes), 0)                                AS votes,
       max(length(p.body))                                      AS longest,
       (SELECT count(DISTINCT t.tag)
        FROM standing x
        CROSS JOIN LATERAL unnest(x.tags) AS t(tag)
        WHERE x.spine_id = s.spine_id)                          AS topics,
       count(*) FILTER (WHERE p.body LIKE '%?')                 AS questions
FROM spine s
LEFT JOIN standing p USING (spine_id)
GROUP BY s.spine_id
