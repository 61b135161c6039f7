extension Corpus {
    static let floats = CorpusGroup(
        "floats",
        #"""
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
        round(p.f)::int8  -- FLT-01 INT-15
        round(-0.5::float8 + p.g)  -- FLT-02
        (p.f * 100)::int8  -- FLT-09
        p.f * 0  -- FLT-25
        log(100::float8) + p.f  -- FLT-31
        sqrt(p.f - 1)  -- FLT-28
        exp(-1000 * p.g)  -- FLT-29
        p.f::text  -- FLT-16 FLT-17
        0.1::float8 + 0.2::float8 = p.g  -- FLT-12
        p.f::real::float8  -- FLT-32
        sin(p.g)
        cos(p.g)
        tan(p.g)
        atan2(p.f, p.g)
        degrees(p.g)
        radians(p.g)
        pi() * p.g
        cbrt(p.g)
        ln(p.f + 1)
        log(2, p.n)
        p.f / NULLIF(p.g, 0)
        (p.f - p.g) / NULLIF(p.g, 0)
        round(p.f::numeric, 2)  -- FLT-03 FLT-04
        round((p.f / 3)::numeric, 2)::float8
        width_bucket(p.f, 0, 10, 4)  -- FLT-40
        trunc(p.f)::int4
        p.f - floor(p.f)
        1 / (1 + exp(-p.g))
        greatest(0, least(1, p.f))
        'NaN'::float8 = p.f  -- FLT-19
        p.f::int8 % 7  -- INT-17 INT-18
        width_bucket(p.f, 0, 10, 5)
        width_bucket(p.f, 10, 0, 5)
        width_bucket(p.t, ARRAY['a', 'b', 'é'])
        cbrt(p.f)
        ||/ p.g
        degrees(p.f)
        radians(p.f)
        sin(p.f)
        cos(p.f)
        cot(p.f)
        asin(p.g)
        acos(p.g)
        atan(p.f)
        sinh(p.g)
        cosh(p.f)
        tanh(p.f)
        asinh(p.f)
        acosh(p.f)
        atanh(p.g)
        sind(p.f)
        sind(30 * p.i4)
        cosd(p.f)
        cosd(15 * p.i2)
        tand(p.i4)
        cotd(p.i4)
        asind(p.g)
        acosd(p.g)
        atand(p.f)
        atan2d(p.f, p.g)
        2 * asin(sqrt(power(sin(radians(p.g / 2)), 2) + cos(radians(p.g)) * 0.25)) * 6371
        """#)
}
