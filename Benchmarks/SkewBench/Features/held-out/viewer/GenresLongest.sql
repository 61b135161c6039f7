/*
entity: viewer
reads: { plays: 14d }
features:
  genres:
    type: "list(text, ordered)"
    about: The different genres of the plays of the trailing 14 days, as far as synced, by code point.
    decisions: { plays: { window: "(as_of - 14d, as_of]" }, empty: [] }
  last_genre:
    type: text?
    about: The first genre of the last of these plays, where it has one.
    decisions: { empty: null }
  dramas:
    type: int
    about: How many of them have the genre drama, each play once.
    decisions: { plays: { window: "(as_of - 14d, as_of]" }, empty: 0 }
owner: streaming
*/
WITH watched AS (
    SELECT q.spine_id, p.play_id, p.started_at, p.genres
    FROM spine q
    JOIN plays p
      ON p.viewer_id = q.viewer_id
     AND p.synced_at <= q.as_of
     AND p.started_at > q.as_of - INTERVAL '336 hours'
     AND p.started_at <= q.as_of
)
SELECT s.spine_id,
       ARRAY(SELECT DISTINCT g.genre COLLATE "C" AS genre
             FROM watched w
             CROSS JOIN LATERAL unnest(w.genres) AS g(genre)
             WHERE w.spine_id = s.spine_id
             ORDER BY genre)                                                                        AS genres,
       (SELECT w.genres[1]
        FROM watched w
        WHERE w.spine_id = s.spine_id
        ORDER BY w.play_id DESC
        LIMIT 1)                                                                                    AS last_genre,
       (SELECT count(*) FROM watched w WHERE w.spine_id = s.spine_id AND 'drama' = ANY (w.genres))  AS dramas
FROM spine s
