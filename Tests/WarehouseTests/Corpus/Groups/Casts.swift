extension Corpus {
    static let casts = CorpusGroup(
        "casts",
        #"""
        p.t::int8
        p.t::int2
        p.t::numeric
        p.t::varchar(3)
        p.u::varchar
        p.i8::text
        (p.f / 1000)::int4  -- INT-16
        '3000000000'::int8 + p.i4
        p.t::int4  -- TXT-37
        p.t::float8  -- TXT-38
        p.t::bool  -- TXT-40
        p.b::text  -- TXT-41
        p.t::varchar(2)  -- TXT-21
        p.u::char(3) || '|'  -- TXT-20
        p.i4 = '1'  -- TYP-02
        p.i4 IN ('1', '2')  -- TYP-03
        p.i4 + '5'  -- TYP-05
        COALESCE(p.i4, 2.5)  -- TYP-07
        CASE WHEN p.b THEN 1 ELSE 2.5 END  -- TYP-07
        p.b::int4 + p.c::int4  -- TYP-08
        CAST(p.n AS int8)
        CAST(p.f AS numeric(10, 3))
        p.i4::numeric / 3
        p.i4::float8 / 3
        (p.n * 100)::int4
        p.i4::text || 'x'
        p.f::text::float8
        p.n::text::numeric
        p.i8::text::int8
        p.ts::date::text
        p.ts2::text::timestamptz
        p.d::text::date
        p.edge::text::timestamp
        p.line::date
        substr(p.line, 1, 19)::timestamptz
        substr(p.line, 1, 10)::date
        p.t::numeric(6,2)
        p.i4::bool::int4
        p.d::timestamptz
        p.ts2::date - p.d
        '12:30'::time::text
        p.i2::int8 * p.i4::int8
        p.zone::varchar(7)
        to_number(p.t, '99999')
        to_date(substr(p.line, 1, 10), 'YYYY-MM-DD')
        to_timestamp(substr(p.line, 1, 19), 'YYYY-MM-DD HH24:MI:SS')
        """#)
}
