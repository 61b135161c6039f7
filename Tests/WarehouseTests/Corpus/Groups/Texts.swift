extension Corpus {
    static let texts = CorpusGroup(
        "texts",
        #"""
        p.t || p.u
        p.t || 'x' || p.u
        p.t || p.i4
        p.i4 || ':' || p.t
        p.t || p.f
        p.t || p.n
        p.t || p.b
        p.t || p.d
        char_length(p.t)
        octet_length(p.t)
        substr(p.t, 2)
        substr(p.t, 2, 2)
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
        p.t < 'B'  -- TXT-01
        p.t = 'é'  -- TXT-03
        length(p.t)  -- TXT-04
        substr(p.t, 0, 2)  -- TXT-22
        substr(p.t, -2)  -- TXT-23
        substr(p.t, 2, -1)  -- TXT-24
        position('' IN p.t)  -- TXT-25
        split_part(p.t, ',', 3)  -- TXT-27
        p.t || 'a' = 'a '  -- TXT-19
        p.t > '9'  -- TXT-35
        p.t = '42'  -- TXT-36
        initcap(p.u)  -- TXT-34
        lpad(p.u, 5, '*')
        lpad(p.t, 2)
        rpad(p.u, 6, 'xy')
        overlay(p.t PLACING 'ZZ' FROM 2 FOR 1)
        translate(p.t, 'abc', 'xy')
        repeat(p.u, 3)
        ascii(p.t)
        chr(65 + abs(p.i2 % 26))
        md5(p.t)
        encode(convert_to(p.u, 'UTF8'), 'hex')
        format('%s:%s', p.t, p.i4)
        format('%I.%L', p.u, p.t)
        quote_literal(p.t)
        quote_ident(p.u)
        concat_ws(',', p.t, p.u, p.i4)
        p.t LIKE 'a$%b' ESCAPE '$'
        p.t ILIKE ANY (ARRAY['a%', '%C'])
        p.t LIKE ANY (ARRAY['a%', '%c'])
        p.line LIKE '%=%'
        split_part(p.line, ' ', 1)
        split_part(split_part(p.line, 'gate=', 2), ' ', 1)
        btrim(p.line)
        trim(BOTH FROM p.line)  -- TXT-17
        length(p.line) - length(replace(p.line, ',', ''))
        left(p.line, 3) || '-' || right(p.line, 2)
        starts_with(p.line, 'AA')
        upper(left(p.u, 1)) || substr(p.u, 2)
        CASE WHEN p.line LIKE 'N%' THEN 'tail' WHEN p.line ILIKE 'ua%' THEN 'united' END
        bit_length(p.t)
        to_char(p.i4, 'FM000000')
        string_to_array(p.line, ',')  -- TXT-27
        reverse(p.line)  -- TXT-46
        substring(p.line FOR 4)
        p.t COLLATE "C" BETWEEN 'a' AND 'b'
        normalize(p.t, NFC) = 'é'
        lpad(p.t, p.i4 % 9, 'é-')
        lpad(p.t, 3, '')
        rpad(p.t, 2)
        rpad(p.t, p.i2)
        lpad(p.u, 2147483647)
        lpad(p.i4::text, 12, '0')
        repeat(p.t, p.i2 % 4)
        repeat(p.u, p.i4)
        overlay(p.t PLACING p.u FROM 2)
        overlay(p.t PLACING 'é' FROM p.i4 FOR 2)
        overlay(p.t PLACING 'XY' FROM 1 FOR -1)
        translate(p.t, 'aéb', 'é')
        translate(p.line, '0123456789', '##########')
        initcap(p.line)
        initcap(p.zone)
        ascii(p.line)
        chr(p.i4)
        chr(p.i2 + 1000)
        md5(p.line)
        md5(p.line || p.t || p.u)
        to_hex(p.i8)
        quote_literal(p.i4)
        quote_nullable(p.t)
        quote_literal(p.b)
        quote_ident(p.line)
        concat_ws(p.u, p.t, p.i4, p.b, p.n, p.f)
        concat_ws(NULL, p.t)
        concat_ws('/', p.d, p.ts)
        format('%s|%10s|%-6s|%%', p.t, p.u, p.i4)
        format('%2$s %1$s', p.t, p.b)
        format('%*s', p.i2 % 9, p.u)
        format('%1$L %1$I', p.u)
        format('%s %s', p.t)  -- fails
        format(p.line, p.t)
        format('%-*1$s|', 5, p.u)
        format('%5$s', p.i4)  -- fails
        p.t LIKE 'a\\b' ESCAPE ''
        p.t LIKE '%#%%' ESCAPE '#'
        p.t NOT LIKE p.u ESCAPE 'b'
        p.u ILIKE '%#_C' ESCAPE '#'
        upper(p.line) = lower(p.line)
        substr(p.line, length(p.line) - 3)
        right(p.line, 4)
        left(p.line, -2)
        replace(translate(p.line, '()- ', ''), '.', '')
        split_part(p.line, '=', -1)
        strpos(p.line, ' ') > 0
        rtrim(ltrim(p.line, 'ANa '), '0123456789')
        """#)
}
