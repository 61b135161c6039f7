extension Corpus {
    static let arrays = CorpusGroup(
        "arrays",
        #"""
        ARRAY[p.i4, p.i2]
        ARRAY[p.t, p.u]
        ARRAY[p.n, 1.5]
        ARRAY[p.b, NULL]
        (ARRAY[p.i4, 2, 3])[1]
        (ARRAY[p.t, p.u])[0]  -- TXT-28
        (ARRAY[1, 2, 3, 4])[2:3] = ARRAY[p.i4, 3]
        array_length(ARRAY[p.i4, 1], 1)
        array_length('{}'::int4[], 1) IS NULL AND p.b  -- TXT-29
        cardinality(ARRAY[p.i4, p.i2, 3])  -- TXT-29
        '{1,2,NULL}'::int4[] || p.i4
        p.i4 || ARRAY[1, 2]
        array_append(ARRAY[1], p.i4)
        array_prepend(p.i4, ARRAY[1])
        array_cat(ARRAY[p.i4], ARRAY[p.i2::int4])
        array_position(ARRAY[1, 2, 10], p.i4)
        array_positions(ARRAY[1, 2, 1], p.i4)
        array_remove(ARRAY[1, 2, 1], p.i4)
        array_replace(ARRAY[1, 2], p.i4, 9)
        array_to_string(ARRAY[p.t, p.u], '-')
        array_to_string(ARRAY[p.t, p.u], '-', '?')
        string_to_array(p.t, ',')  -- TXT-26 TXT-27
        string_to_array(p.line, ' ')
        cardinality(string_to_array(p.t, ','))  -- TXT-26
        (string_to_array(p.line, ','))[2]
        ARRAY[p.i4, 2] = ARRAY[1, 2]
        ARRAY[p.i4, 2] < ARRAY[2, 1]
        ARRAY[p.i4] @> ARRAY[1]
        ARRAY[p.i4] <@ ARRAY[1, 2, 3]
        ARRAY[p.i4, 2] && ARRAY[2, 3]
        p.i4 = ANY ('{1,2,10}'::int4[])
        p.t = ANY (string_to_array('abc,ABC', ','))
        p.t <> ALL (ARRAY['a', 'b', p.u])
        array_upper(ARRAY[p.i4, 1], 1)
        ARRAY(SELECT e.no FROM event e WHERE e.id = s.id ORDER BY e.no)
        ARRAY(SELECT e.kind FROM event e WHERE e.id = s.id ORDER BY e.no DESC LIMIT 3)
        (SELECT array_agg(e.size ORDER BY e.no) FROM event e WHERE e.id = s.id)  -- NUL-23
        (SELECT array_agg(DISTINCT e.kind ORDER BY e.kind) FROM event e WHERE e.id = s.id)
        (SELECT sum(x) FROM unnest(ARRAY[p.i4, 1, 2]) AS x)
        (SELECT max(x) FROM unnest(string_to_array(p.line, ' ')) AS x)
        (array_agg(p.i4) OVER (ORDER BY p.id))[1]
        array_ndims(ARRAY[p.i4])
        ARRAY[p.f, 'Infinity'::float8]
        ARRAY[[p.i4, 1], [2, 3]]
        ARRAY[p.ts2, p.ts]
        ARRAY[p.d]
        ARRAY[p.t, 'a "quoted" \ back', 'with,comma', '', 'NULL']
        SELECT s.spine_id, array_agg(e.no ORDER BY e.at DESC, e.no) AS v FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, array_agg(e.amount ORDER BY e.no) FILTER (WHERE e.size > 0) AS v FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, (array_agg(e.kind ORDER BY e.at DESC, e.no DESC))[1] AS v FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, cardinality(array_agg(DISTINCT e.kind)) AS v FROM spine s JOIN event e ON e.id = s.id GROUP BY s.spine_id
        ARRAY[p.n, p.m] = ARRAY[p.m, p.n]
        ARRAY[p.f, p.g] < ARRAY[p.g, p.f]
        ARRAY[p.f] = ARRAY[-p.f]
        ARRAY[p.f, NULL, p.g]
        ARRAY[p.t, NULL, p.u] < ARRAY[p.u, p.t, NULL]
        '[0:1]={1,2}'::int4[] = ARRAY[1, 2] OR p.b
        '[0:1]={1,2}'::int4[] < ARRAY[1, 2]
        ('[0:1]={1,2}'::int4[])[p.i4]
        '[0:1]={1,2}'::int4[] || p.i4
        p.i4 || '[0:1]={1,2}'::int4[]
        array_lower('[-2:1]={1,2,3,4}'::int4[] || ARRAY[p.i4], 1)
        ('[-2:1]={1,2,3,4}'::int4[])[p.i4:1]
        (ARRAY[1, 2, 3, 4])[p.i4:]
        (ARRAY[1, 2, 3, 4])[:p.i4]
        (ARRAY[p.t, p.u, 'x'])[2:9]
        (ARRAY[[1, p.i4], [3, 4]])[2][1]
        (ARRAY[[1, p.i4], [3, 4]])[1]
        (ARRAY[[1, p.i4], [3, 4]])[1:1]
        ARRAY[[1, 2]] || ARRAY[[p.i4, 4]]
        ARRAY[[1, 2]] || ARRAY[p.i4, 4]
        ARRAY[p.i4, 4] || ARRAY[[1, 2]]
        ARRAY[ARRAY[p.i4], ARRAY[1, 2]]  -- fails
        array_dims(ARRAY[[1, p.i4, 3]])
        NULL::int4[] || p.i4
        NULL::int4[] || ARRAY[p.i4]
        ARRAY[p.i4] || NULL::int4[]
        ARRAY[p.i4] || NULL::int4
        array_position(ARRAY[p.t, p.u, NULL], NULL)
        array_position(ARRAY[p.n, 1.50, 2], 1.5)
        array_position(ARRAY[p.i4, 1, 2, 1], 1, 3)
        array_positions(ARRAY[p.f, 0, '-0'::float8], 0::float8)
        array_remove(ARRAY[p.t, NULL, p.u], NULL)
        array_remove(ARRAY[p.n, 1.50], 1.5)
        array_replace(ARRAY[p.t, NULL, 'x'], NULL, 'none')
        array_to_string(ARRAY[p.b, NULL, true], ',', '*')
        array_to_string(ARRAY[p.f, p.g], ' ')
        array_to_string(ARRAY[p.d, p.d2], '/')
        array_to_string(ARRAY[p.m, p.n], NULL)
        string_to_array(p.t, NULL)
        string_to_array(p.t, '')
        string_to_array(p.t, ',', '')
        string_to_array(p.line, ',', 'b')
        array_fill(p.i4, ARRAY[2, 2])
        array_fill(p.t, ARRAY[2], ARRAY[0])
        array_fill(p.i4, ARRAY[0])
        trim_array(ARRAY[p.i4, 2, 3], 2)
        trim_array(ARRAY[p.i4, 2, 3], 4)  -- fails
        ARRAY[p.i4, NULL] @> ARRAY[NULL]::int4[]
        ARRAY[p.n, p.m] @> ARRAY[1.0]
        ARRAY[p.t, p.u] && ARRAY[NULL, 'abc']
        ARRAY[]::int4[] <@ ARRAY[p.i4]
        p.i4 = ANY (ARRAY[NULL, p.i2]::int4[])
        p.i4 <> ALL ('{}'::int4[])
        p.i4 >= ALL ('{-7,NULL}'::int4[])
        p.n = ANY ('{1.5,12.50,NULL}'::numeric[])
        p.t LIKE ANY (string_to_array('a%,%b%', ','))
        p.t NOT LIKE ALL (string_to_array('a%,%b%', ','))
        p.d = ANY ('{2013-03-10,1970-01-01}'::date[])
        p.ts = ANY (NULL::timestamptz[])
        ARRAY[p.i4, p.i2]::int8[]
        ARRAY[p.i8, 1]::int4[]
        ARRAY[p.f, p.g]::numeric[]
        ARRAY[p.n, p.m]::float8[]
        ARRAY[p.n, p.m]::int4[]
        ARRAY[p.m, 1.235]::numeric(12,2)[]
        ARRAY[p.b, NULL]::text[]
        ARRAY[p.i4, p.i2]::text[]
        ARRAY[p.t, p.u]::varchar(2)[]
        ARRAY[p.d, p.d2]::timestamptz[]
        ('{' || p.i4 || ',NULL, 7 }')::int4[]
        ('{' || p.i4 || ',{7}}')::int4[]
        p.t::text[]
        ('{"' || p.u || '",b c, "NULL",null}')::text[]
        '{{1,2},{3,NULL}}'::numeric[] || ARRAY[p.n, 1]
        ARRAY[p.t, p.u]::text
        ARRAY[p.ts, p.ts2]::text
        ARRAY[p.f, p.g]::text
        ARRAY(SELECT e.amount FROM event e WHERE e.id = s.id ORDER BY e.amount DESC NULLS LAST, e.no)
        ARRAY(SELECT e.x FROM event e WHERE e.id = -1)
        (SELECT array_agg(u.x ORDER BY u.x DESC) FROM unnest(ARRAY[p.t, p.u, 'm', NULL]) AS u(x))
        (SELECT array_agg(u.x ORDER BY u.n DESC) FROM unnest(ARRAY[p.i4, 5, NULL, 7]) WITH ORDINALITY AS u(x, n))
        (SELECT array_agg(DISTINCT u.x) FROM unnest(ARRAY[p.n, 1.5, 1.50, NULL, NULL]) AS u(x))
        (SELECT array_agg(u.x) FROM unnest(NULL::int4[]) AS u(x)) IS NULL AND p.b
        (SELECT array_agg(ARRAY[e.no, e.no + 1] ORDER BY e.no) FROM event e WHERE e.id = s.id)
        (SELECT count(*) FROM unnest(ARRAY[[p.i4, 1], [2, 3]]) AS u(x))
        (SELECT sum(g.i * (ARRAY[p.i2, 2, 3])[g.i]) FROM generate_subscripts(ARRAY[p.i2, 2, 3], 1) AS g(i))
        (SELECT max(ARRAY[e.size, e.no::int4]) FROM event e WHERE e.id = s.id)
        COALESCE(ARRAY[p.i4], '{}')
        NULLIF(ARRAY[p.i4], ARRAY[1])
        CASE WHEN p.b THEN ARRAY[p.t] ELSE '{}' END
        ARRAY[p.i4] IS DISTINCT FROM ARRAY[p.i2::int4]
        SELECT s.spine_id, array_agg(e.x) OVER (PARTITION BY e.id ORDER BY e.no ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS v FROM event e JOIN spine s ON s.id = e.id
        SELECT min(s.spine_id) AS spine_id, ARRAY[p.n] AS v FROM spine s JOIN probe p ON p.id = s.id GROUP BY ARRAY[p.n]
        SELECT DISTINCT 1::int8 AS spine_id, ARRAY[p.b, p.c] AS v FROM spine s JOIN probe p ON p.id = s.id
        SELECT s.spine_id, ARRAY[p.i4, p.i2] AS v FROM spine s JOIN probe p ON p.id = s.id ORDER BY ARRAY[p.i4, p.i2], s.spine_id  -- ordered
        SELECT s.spine_id, a.l AS v FROM spine s JOIN (SELECT e.id, array_agg(e.no ORDER BY e.no) AS l FROM event e GROUP BY e.id) a ON a.id = s.id AND a.l @> ARRAY[s.id]
        p.i4 = ANY (ARRAY[p.i4, 10 / p.i2])
        """#)
}
