extension Corpus {
    static let json = CorpusGroup(
        "json",
        #"""
        p.json::json ->> 'a'  -- NUL-28
        p.json::jsonb ->> 'a'  -- TYP-14
        p.json::jsonb -> 'b'
        p.json::jsonb -> 'b' ->> 'c'
        p.json::json -> 'b' -> 'c'
        p.json::jsonb #>> '{b,c}'
        p.json::jsonb #> '{b,c,d}'
        p.json::jsonb -> 0
        p.json::jsonb -> -1
        p.json::jsonb ->> 1
        p.json::json ->> 1
        p.json::jsonb
        p.json::json
        (p.json::jsonb ->> 'a')::float8
        (p.json::jsonb -> 'list' ->> 0)::numeric  -- TYP-15
        p.json::jsonb ? 'a'
        p.json::jsonb ?| ARRAY['a', 'bbb']
        p.json::jsonb ?& ARRAY['a', 'b']
        p.json::jsonb @> '{"a": 1}'
        p.json::jsonb @> '[1]'
        p.json::jsonb <@ '{"a": 1, "b": {"c": "x"}, "list": [1, 2, 3, 4]}'
        p.json::jsonb = '{}'
        p.json::jsonb - 'a'
        p.json::jsonb || '{"z": 1}'
        jsonb_typeof(p.json::jsonb)
        json_typeof(p.json::json)
        jsonb_typeof(p.json::jsonb -> 'a')
        jsonb_array_length(p.json::jsonb -> 'list')
        json_array_length(p.json::json -> 'list')
        p.json::jsonb -> 'a' IS NULL  -- NUL-28
        p.json::jsonb ->> 'b' IS NULL
        jsonb_extract_path_text(p.json::jsonb, 'b', 'c')
        json_extract_path(p.json::json, 'list', '0')
        jsonb_strip_nulls(p.json::jsonb)
        to_jsonb(p.t)
        to_json(p.i4)
        to_jsonb(p.n)
        jsonb_build_object('a', p.i4, 't', p.t)
        json_build_object('n', p.n, 'b', p.b)
        json_build_array(p.i4, p.t, NULL)
        jsonb_build_array(p.f, p.b)
        jsonb_set(p.json::jsonb, '{a}', '5')
        jsonb_pretty(p.json::jsonb)
        jsonb_path_query_first(p.json::jsonb, '$.list[0]')
        COALESCE((p.json::jsonb ->> 'missing')::int4, 0)
        12345678901234567890::text = p.json::jsonb::text  -- TYP-13
        (SELECT count(*) FROM jsonb_array_elements(p.json::jsonb -> 'list') AS x)
        (SELECT string_agg(x, ',' ORDER BY x) FROM jsonb_array_elements_text(p.json::jsonb -> 'list') AS x)
        (SELECT count(*) FROM jsonb_object_keys(p.json::jsonb) AS k)
        SELECT s.spine_id, x.value AS v FROM spine s JOIN probe p ON p.id = s.id CROSS JOIN LATERAL jsonb_array_elements_text(p.json::jsonb -> 'list') AS x(value) WHERE jsonb_typeof(p.json::jsonb -> 'list') = 'array'
        SELECT s.spine_id, x.key AS k, x.value AS v FROM spine s JOIN probe p ON p.id = s.id CROSS JOIN LATERAL jsonb_each_text(p.json::jsonb -> 'b') AS x WHERE jsonb_typeof(p.json::jsonb -> 'b') = 'object'
        SELECT s.spine_id, jsonb_agg(e.kind ORDER BY e.no) AS v FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id
        SELECT s.spine_id, json_object_agg(e.no, e.size ORDER BY e.no) AS v FROM spine s JOIN event e ON e.id = s.id GROUP BY s.spine_id
        """#)
}
