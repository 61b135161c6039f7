extension Corpus {
    static let integers = CorpusGroup(
        "integers",
        #"""
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
        1 / 2 + p.i4  -- INT-01
        p.i4 / 2  -- INT-02
        10 / p.i2  -- INT-05
        10 / NULLIF(p.i4, 0)  -- INT-07
        p.i2 * 200::int2  -- INT-09
        p.i4 << 2  -- INT-21
        p.i8 << 33  -- INT-22
        p.i4 >> 1
        p.i4 # 5
        div(p.i8, 3)
        gcd(p.i4, 12)
        lcm(p.i2::int4, 6)
        ((p.i4 % 5) + 5) % 5  -- INT-03
        width_bucket(p.i4::float8, 0, 100, 5)  -- FLT-40
        p.i4 = p.i2 AND p.i2 = p.i8
        -p.i4 ^ 2  -- INT-23
        2 ^ 3 ^ p.i2  -- INT-23
        ceil(p.i4 / 2)  -- INT-27
        p.i8::float8 = 9007199254740992  -- INT-20
        to_hex(p.i4)
        p.i8 % 10 = 3
        CASE WHEN p.i4 BETWEEN 0 AND 9 THEN 'units' WHEN p.i4 < 100 THEN 'tens' ELSE 'many' END
        gcd(p.i8, p.i4)
        lcm(p.i4, 6)
        lcm(p.i8, 3)
        factorial(p.i4)
        width_bucket(p.i4, ARRAY[0, 5, 10])
        num_nulls(p.i4, p.f, p.t)
        num_nonnulls(p.i4, p.n, p.b, 1)
        p.i4 # p.i2
        p.i4 << p.i2
        p.i2 << 3
        p.i8 << p.i4
        p.i8 >> p.i2
        p.i2 >> p.i4
        """#)
}
