/// Expressions over `probe p` and `spine s`, one a line; each must translate, and agree for every row.
enum DialectExpressions {
    static let integers = #"""
        p.i4 + 1
        p.i4 - p.i2
        p.i4 * p.i4
        p.i2 * p.i2
        p.i2 + p.i2
        p.i2 - p.i4
        p.i8 + p.i4
        p.i8 - 1
        p.i8 * 2
        p.i8 * p.i8
        p.i4 / p.i2
        p.i8 / p.i4
        p.i2 / p.i2
        p.i8 / -1
        p.i4 / -1
        p.i4 % 3
        p.i8 % p.i4
        p.i2 % p.i2
        mod(p.i8, -1)
        mod(p.i4, p.i2::int4)
        -p.i2
        -p.i4
        -p.i8
        +p.i4
        abs(p.i2)
        abs(p.i4)
        abs(p.i8)
        @ p.i4
        p.i4 & 6
        p.i4 | p.i2
        ~ p.i4
        p.i8::int4
        p.i8::int2
        p.i4::int2
        p.i4::int8
        p.i2::int8 * 1000000
        p.i4::bool
        p.b::int4
        p.i4 + 2147483647
        p.i4 + 2147483648
        9223372036854775807 - p.i4
        -9223372036854775808 + p.i4
        p.i4 > p.i2
        p.i8 = p.i4
        p.i2 <> p.i4
        p.i8 >= 9007199254740992
        p.i8 < p.f
        p.i4 = p.f
        p.i8 = p.m
        p.i4 BETWEEN -7 AND 10
        p.i4 NOT BETWEEN p.i2 AND p.i8
        p.i4 BETWEEN SYMMETRIC 10 AND -7
        p.i4 IN (1, 2, NULL)
        p.i4 NOT IN (1, 2)
        p.i4 NOT IN (1, NULL)
        p.i8 IN (5, 9223372036854775807)
        p.i4 = ANY (ARRAY[1, 2, 10])
        p.i4 <> ALL (ARRAY[1, 2, 10])
        p.i4 > ANY (ARRAY[1, NULL])
        (p.i4 + p.i8) / 2
        (p.i4::float8 / 3)::int4
        CASE WHEN p.i4 > 0 THEN 10 / p.i4 ELSE 0 END
        CASE p.i4 WHEN 1 THEN 'one' WHEN 0 THEN 'zero' END
        CASE WHEN p.i2 = 0 THEN NULL WHEN p.b THEN 1 ELSE p.i4 / p.i2 END
        sign(p.i4)
        ceil(p.i4)
        """#

    static let floats = #"""
        p.f + p.g
        p.f - p.g
        p.f * p.g
        p.f / p.g
        p.f * p.f
        p.f + 0.1::float8
        -p.f
        abs(p.f)
        @ p.f
        p.f ^ 2
        power(p.f, p.g)
        pow(p.g, p.f)
        sqrt(p.f)
        |/ p.g
        exp(p.f)
        ln(p.f)
        log(p.f)
        log10(p.g)
        round(p.f)
        round(p.g)
        trunc(p.f)
        floor(p.f)
        ceil(p.f)
        ceiling(p.g)
        sign(p.f)
        p.f::int2
        p.f::int4
        p.f::int8
        (p.f * 2)::int4
        p.f::numeric
        p.g::numeric
        p.f::numeric(10,2)
        p.f::text
        p.g::text
        (p.f / 3)::text
        p.f > p.g
        p.f = p.g
        p.f = 0
        p.f <= 2.5
        p.f = 0.1
        p.f <> 'Infinity'::float8
        p.f IN (1.5, 2.5, 0)
        p.i8::float8
        p.i4 / 2.0::float8
        p.i4::float8 / p.i2
        1 / p.f
        p.f + p.i4
        p.f * p.n
        GREATEST(p.f, p.g)
        LEAST(p.f, p.g, 1)
        GREATEST(p.f, p.i4)
        COALESCE(p.f, p.g, -1)
        NULLIF(p.f, p.g)
        NULLIF(p.f, 0)
        p.f IS DISTINCT FROM p.g
        p.f IS NOT DISTINCT FROM p.g
        1e300::float8 * p.f
        0.30000000000000004::float8 - p.g
        123456.789::float8 + p.g
        -0.0::float8 + p.g
        1.7976931348623157e308::float8 - p.f
        5e-324::float8 * 2
        """#

    static let numerics = #"""
        p.n + p.m
        p.n - p.m
        p.n * p.m
        p.n / p.m
        p.m / p.n
        p.m / 3
        1 / p.m
        p.m % p.n
        mod(p.n, p.m)
        div(p.m, p.n)
        -p.n
        abs(p.m)
        round(p.m)
        round(p.m, 2)
        round(p.m, -1)
        round(p.n, 1)
        trunc(p.m)
        trunc(p.m, 1)
        trunc(p.m, -2)
        floor(p.m)
        ceil(p.m)
        ceil(p.n)
        sign(p.n)
        p.n::int2
        p.n::int4
        p.m::int8
        p.m::float8
        p.n::float8
        p.m::text
        p.n::text
        p.m::numeric(12,3)
        p.m::numeric(5,0)
        p.n::numeric(4,1)
        p.n = p.m
        p.n < p.m
        p.n >= 2.5
        p.m IN (1, 3.0, -2.50)
        p.m NOT IN (1, 3.0)
        p.n IS DISTINCT FROM p.m
        GREATEST(p.n, p.m)
        LEAST(p.n, p.m, 0)
        NULLIF(p.m, 1.00)
        COALESCE(p.n, p.m)
        p.n + 1
        p.n * p.i4
        p.i4 / 7.0
        p.i8::numeric / 3
        p.i8 * 1.0
        p.n / 0
        0.5 + p.n
        1e3 + p.m
        1.50 * 1.50
        10.0 / 3
        1 / 3.0
        2 / 3.000000000000000000000
        123456789.123456789 / p.m
        100000000000 / 7.0
        0.00001 / 7.0
        p.m * p.m * p.m
        p.m + 0.00
        (p.n * 100)::int8
        p.n * p.n / 3
        """#

    static let texts = #"""
        p.t || p.u
        p.t || 'x' || p.u
        p.t || p.i4
        p.i4 || ':' || p.t
        p.t || p.f
        p.t || p.n
        p.t || p.b
        p.t || p.d
        length(p.t)
        char_length(p.t)
        octet_length(p.t)
        substr(p.t, 2)
        substr(p.t, 2, 2)
        substr(p.t, 0, 2)
        substr(p.t, -1, 3)
        substr(p.t, p.i4)
        substring(p.t FROM 2 FOR 1)
        substr(p.t, 1, p.i4)
        left(p.t, 2)
        left(p.t, -1)
        right(p.t, 2)
        right(p.t, -2)
        reverse(p.t)
        trim(p.t)
        ltrim(p.t)
        rtrim(p.t)
        btrim(p.t, 'abc')
        trim(LEADING 'a' FROM p.t)
        trim(TRAILING 'c ' FROM p.t)
        position('b' IN p.t)
        strpos(p.t, p.u)
        replace(p.t, 'b', 'xy')
        replace(p.t, p.u, '')
        split_part(p.t, ',', 2)
        split_part(p.t, ',', -1)
        split_part(p.t, p.u, 1)
        starts_with(p.t, p.u)
        p.t ^@ 'a'
        concat(p.t, p.i4, p.u)
        concat(p.t, p.b, p.n, p.f)
        lower(p.u)
        upper(p.u)
        upper(p.t)
        lower(p.t)
        p.t = p.u
        p.t < p.u
        p.t >= 'abc'
        p.t <> ''
        p.t IN ('abc', 'ABC', 'é')
        p.t BETWEEN 'A' AND 'a'
        p.t LIKE 'a%'
        p.t LIKE '%b%'
        p.t LIKE '_b_'
        p.t LIKE 'a\%b\_c'
        p.t LIKE 'a\\b'
        p.t NOT LIKE '%a%'
        p.t LIKE p.u
        p.t LIKE '__'
        p.t LIKE '%'
        p.t LIKE ''
        p.t LIKE '%b%c%'
        p.u ILIKE 'A%'
        p.u NOT ILIKE '%B%'
        p.t ILIKE 'ab%'
        p.t::int4
        p.t::int8
        p.t::int2
        p.t::float8
        p.t::numeric
        p.t::bool
        p.t::varchar(3)
        p.u::varchar
        p.b::text
        p.i8::text
        COALESCE(p.t, p.u, 'none')
        NULLIF(p.t, '')
        GREATEST(p.t, p.u)
        LEAST(p.t, p.u, 'b')
        p.t IS DISTINCT FROM p.u
        p.t COLLATE "C" < p.u COLLATE "C"
        CASE WHEN p.t = 'abc' THEN p.u ELSE p.t END
        'it''s ' || p.u
        p.t IS NULL
        length(p.t || p.u) > 3
        """#

    static let booleans = #"""
        p.b AND p.c
        p.b OR p.c
        NOT p.b
        p.b = p.c
        p.b > p.c
        p.b IS TRUE
        p.b IS NOT TRUE
        p.b IS FALSE
        p.b IS NOT FALSE
        p.b IS UNKNOWN
        p.b IS NOT UNKNOWN
        p.b IS NULL OR p.c IS NOT NULL
        p.b IS DISTINCT FROM p.c
        p.b AND p.i4 > 0 OR NOT p.c
        COALESCE(p.b, p.c, false)
        (p.i4 > 0) = (p.f > 0)
        (p.i4, p.i2) = (1, 0)
        (p.i4, p.i2) <> (p.i2, p.i4)
        (p.i4, p.f) < (p.i2, p.g)
        (p.n, p.t) >= (p.m, p.u)
        CASE WHEN p.b THEN p.c END
        GREATEST(p.i4, p.i2, NULL)
        NULL::int4 IS NULL
        p.b IN (true, NULL)
        """#

    static let times = #"""
        p.ts + INTERVAL '7 days'
        p.ts - INTERVAL '7 days'
        p.ts + INTERVAL '90 minutes'
        p.ts - INTERVAL '1 day 2 hours 3.000001 seconds'
        INTERVAL '1 hour' + p.ts2
        p.ts + p.i2 * INTERVAL '1 day'
        p.ts2 + p.i4 * INTERVAL '1 second'
        p.ts2 + p.f * INTERVAL '1 hour'
        p.ts2 + INTERVAL '1 day' * 0.3
        p.ts2 + (p.ts2 - p.ts) * 0.5
        p.ts > p.ts2
        p.ts <= s.as_of
        p.ts > s.as_of - INTERVAL '7 days'
        p.ts BETWEEN p.ts2 - INTERVAL '1 day' AND p.ts2
        p.ts = p.d
        p.d < p.ts2
        p.ts = TIMESTAMPTZ '2013-03-10 07:00:00+00'
        p.ts IN ('1970-01-01 00:00:00+00', '2013-03-10T07:00:00Z')
        p.ts2 - p.ts > INTERVAL '1 day'
        p.ts2 - p.ts = INTERVAL '24 hours'
        p.ts2 - p.ts < -INTERVAL '1 day'
        extract(epoch FROM p.ts2 - p.ts)
        extract(day FROM p.ts2 - p.ts)
        extract(hour FROM p.ts2 - p.ts)
        extract(minute FROM p.ts2 - p.ts)
        extract(second FROM p.ts2 - p.ts)
        extract(milliseconds FROM p.ts2 - p.ts)
        extract(microseconds FROM p.ts2 - p.ts)
        extract(epoch FROM INTERVAL '1 day 1 second')
        extract(epoch FROM p.ts2 - p.ts + INTERVAL '1 hour')
        extract(epoch FROM p.ts)
        extract(epoch FROM p.ts)::float8
        extract(year FROM p.ts)
        extract(month FROM p.ts)
        extract(day FROM p.ts)
        extract(hour FROM p.ts)
        extract(minute FROM p.ts)
        extract(second FROM p.ts)
        extract(milliseconds FROM p.ts)
        extract(microseconds FROM p.ts)
        extract(dow FROM p.ts)
        extract(isodow FROM p.ts)
        extract(doy FROM p.ts)
        extract(week FROM p.ts)
        extract(isoyear FROM p.ts)
        extract(quarter FROM p.ts)
        extract(decade FROM p.ts)
        extract(century FROM p.ts)
        extract(millennium FROM p.ts)
        date_part('hour', p.ts)
        date_part('epoch', p.ts)
        date_part('second', p.ts)
        date_part('milliseconds', p.ts)
        date_part('dow', p.ts2)
        date_part('epoch', p.ts2 - p.ts)
        date_part('day', p.ts2 - p.ts)
        date_part('year', p.d)
        date_trunc('day', p.ts)
        date_trunc('hour', p.ts)
        date_trunc('minute', p.ts)
        date_trunc('second', p.ts)
        date_trunc('milliseconds', p.ts)
        date_trunc('week', p.ts)
        date_trunc('month', p.ts)
        date_trunc('quarter', p.ts)
        date_trunc('year', p.ts)
        date_trunc('day', p.ts, 'UTC')
        date_trunc('day', p.ts AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
        extract(hour FROM p.ts AT TIME ZONE 'UTC')
        p.ts::date
        p.ts::text
        (p.ts AT TIME ZONE 'UTC')::text
        p.d::timestamptz
        p.d::text
        p.d + 1
        p.d - 30
        p.d + p.i4
        p.d - p.d2
        p.d = p.d2
        p.d < p.d2
        p.d > DATE '2013-03-10'
        extract(year FROM p.d)
        extract(month FROM p.d)
        extract(day FROM p.d)
        extract(dow FROM p.d)
        extract(doy FROM p.d)
        extract(week FROM p.d)
        extract(isoyear FROM p.d)
        extract(epoch FROM p.d)
        extract(century FROM p.d)
        (p.d + INTERVAL '36 hours')::date
        (p.d - INTERVAL '1 second') < p.ts2
        to_timestamp(p.f)
        to_timestamp(p.i4)
        GREATEST(p.ts, p.ts2)
        LEAST(p.d, p.d2)
        COALESCE(p.ts, p.ts2)
        NULLIF(p.ts, p.ts2)
        p.ts IS DISTINCT FROM p.ts2
        CASE WHEN p.ts2 > p.ts THEN p.ts2 - p.ts END > INTERVAL '0'
        extract(epoch FROM GREATEST(p.ts2 - p.ts, INTERVAL '1 hour'))
        floor(extract(epoch FROM p.ts2 - p.ts) / 60)::bigint
        (p.ts2 - p.ts) IS NULL
        -(p.ts2 - p.ts) > INTERVAL '1 day'
        extract(day FROM -(p.ts2 - p.ts))
        """#

    /// Every expression, with the group it belongs to.
    static let groups: [(name: String, text: String)] = [
        ("integers", integers), ("floats", floats), ("numerics", numerics), ("texts", texts), ("booleans", booleans),
        ("times", times),
    ]

    static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }.filter { !$0.isEmpty }.map(String.init)
    }
}
