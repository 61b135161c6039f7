extension Corpus {
    static let numerics = CorpusGroup(
        "numerics",
        #"""
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
        1 / 3.0 * 3 = p.n  -- FLT-13
        1.0 / 3 + p.n  -- FLT-14
        100 * 1.1 = p.m  -- FLT-15
        p.n::text || ''  -- FLT-18
        round(25, -1) + p.n  -- FLT-07
        round(p.n / 3, 2)  -- FLT-03
        -7.5 % 2 + p.n  -- INT-04
        1.0 / NULLIF(p.n, 0)  -- INT-06
        sqrt(p.n)
        p.n ^ 2
        power(p.n, 2)
        exp(p.n / 100)
        ln(p.n + 1)
        log(p.n + 1)
        scale(p.m)
        min_scale(p.m)
        trim_scale(p.m)
        p.n % 1
        p.m - trunc(p.m)
        round(p.n * 1.0825, 2)
        width_bucket(p.n, 0, 100, 10)  -- FLT-40
        to_char(p.n, 'FM999999990.00')
        to_char(p.n, '999,999.99')
        p.n::float8 * 0.5
        CASE WHEN p.n > 0 THEN 1.5 ELSE 2 END
        gcd(p.n, 1.5)
        12345678901234567890123456789012345678901234567890 + p.m  -- FLT-43
        sqrt(abs(p.m))
        sqrt(p.m * p.m + 2)
        exp(p.m)
        ln(p.m)
        ln(abs(p.n) + 1)
        log(p.m)
        log10(abs(p.n) + 0.001)
        log(2.0, abs(p.m) + 1)
        log(abs(p.m) + 0.5, 10)
        p.m ^ 3.0
        p.m ^ 0.5
        power(p.n, -1)
        power(p.m, -2)
        power(abs(p.n), 1.5)
        power(1.5, p.i2 % 100)
        power(p.n / 1000, p.i4 % 50)
        power(p.n, LEAST(p.m, 20))
        pow(p.m, 0)
        1.0001 ^ 1000.5
        gcd(p.n, 0.25)
        lcm(p.n, 1.5)
        trim_scale(p.n)
        width_bucket(p.n, 0, 100, 7)
        width_bucket(p.m, 100, -5.5, 3)
        width_bucket(p.n, p.m, 10, p.i4)
        width_bucket(p.n, ARRAY[0.5, 2.0, 100])
        """#)
}
