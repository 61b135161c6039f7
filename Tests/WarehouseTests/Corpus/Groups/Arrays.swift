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
        """#)
}
