/*
entity: shopper
reads: { contacts: last 5 }
features:
  addresses:
    type: int
    about: >-
      Different known addresses of the last 5 records, without the blanks around them and with A to Z in small letters; other letters stay.
    decisions: { empty: 0 }
  at_example:
    type: int
    about: How many of the 5 have an address that ends with "@example.com".
    decisions: { empty: 0 }
  longest:
    type: int?
    about: The most code points that one of these addresses has.
    decisions: { empty: null }
  phone:
    type: text?
    about: The last of their telephone numbers that is known and not empty.
    decisions: { empty: null }
owner: web
*/
WITH recent AS (
    SELECT r.spine_id, r.changed_at, r.email, r.phone
    FROM (SELECT q.spine_id, c.changed_at, c.email, c.phone,
                 row_number() OVER (PARTITION BY q.spine_id ORDER BY c.changed_at DESC) AS back
          FROM spine q
          JOIN contacts c ON c.shopper_id = q.shopper_id AND c.changed_at <= q.as_of) r
    WHERE r.back <= 5
)
SELECT s.spine_id,
       (SELECT count(DISTINCT translate(btrim(r.email), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'))
        FROM recent r
        WHERE r.spine_id = s.spine_id)                                                          AS addresses,
       (SELECT count(*)
        FROM recent r
        WHERE r.spine_id = s.spine_id
          AND r.email LIKE '%@example.com')                                                     AS at_example,
       (SELECT max(char_length(r.email)) FROM recent r WHERE r.spine_id = s.spine_id)           AS longest,
       (SELECT r.phone
        FROM recent r
        WHERE r.spine_id = s.spine_id
          AND r.phone <> ''
        ORDER BY r.changed_at DESC
        LIMIT 1)                                                                                AS phone
FROM spine s
