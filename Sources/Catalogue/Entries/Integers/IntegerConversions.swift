extension Catalogue {
    /// Integers: conversions, bits, and what counts.
    static let integerConversions: [CatalogueEntry] = [
        CatalogueEntry(
            "INT-15", .medium, "Casting 2.5 and 3.5 to an integer",
            postgres: "float8: 2 and 4, to even; numeric: 3 and 4", sqlite: "cut off: 2 and 3",
            swift: "cut off: 2 and 3",
            note: "BigQuery rounds.",
            advice: "Say round, floor or trunc on both sides, never a bare cast.",
            examples: [
                .postgres(
                    "SELECT 2.5::float8::int, 3.5::float8::int, 2.5::numeric::int, 3.5::numeric::int",
                    prints: "2|4|3|4"),
                .sqlite("SELECT CAST(2.5 AS INTEGER), CAST(3.5 AS INTEGER)", prints: "2|3"),
                .swift("print(Int(2.5), Int(3.5))", prints: "2 3"),
            ]),
        CatalogueEntry(
            "INT-16", .medium, "Buckets of negative times",
            postgres: "a cast gives 0, floor -1, date_trunc 23:00 of the day before", sqlite: "0; floor -1.0",
            swift: "0; .rounded(.down) -1.0",
            note: "Dates of birth lie before 1970.",
            advice: "Floor before converting, so that times before 1970 fall into the right bucket.",
            examples: [
                .postgres(
                    "SELECT -1800/3600, floor(-1800/3600.0), date_trunc('hour', to_timestamp(-1800))",
                    prints: "0|-1|1969-12-31 23:00:00+00"),
                .sqlite("SELECT -1800/3600, floor(-1800/3600.0)", prints: "0|-1.0"),
                .swift("print(-1800 / 3600, (-1800.0 / 3600).rounded(.down))", prints: "0 -1.0"),
            ]),
        CatalogueEntry(
            "INT-17", .low, "Reals beyond an integer’s range",
            postgres: "an error", sqlite: "3000000000; beyond 64 bits the largest integer",
            swift: "Int(exactly:) gives nil; Int(1e19) traps",
            advice: "Convert with Int(exactly:), and give nil a meaning in both halves.",
            examples: [
                .postgres("SELECT 3e9::float8::int", fails: "integer out of range"),
                .sqlite("SELECT CAST(3e9 AS INTEGER), CAST(1e19 AS INTEGER)", prints: "3000000000|9223372036854775807"),
                .swift(
                    """
                    let large = Double("1e19") ?? 0
                    print(Int(exactly: large) as Any)
                    """, prints: "nil"),
                .swift(
                    """
                    let large = Double("1e19") ?? 0
                    print(Int(large))
                    """,
                    traps: "Double value cannot be converted to Int because the result would be greater than Int.max"),
            ]),
        CatalogueEntry(
            "INT-18", .low, "NaN or infinity as an integer",
            postgres: "an error", sqlite: "the largest integer for infinity", swift: "a trap",
            advice: "Handle NaN and infinity before converting.",
            examples: [
                .postgres("SELECT 'NaN'::float8::int", fails: "integer out of range"),
                .sqlite("SELECT CAST(1e999 AS INTEGER)", prints: "9223372036854775807"),
                .swift(
                    """
                    let nan = Double.nan
                    print(Int(nan))
                    """, traps: "Double value cannot be converted to Int because it is either infinite or NaN"),
            ]),
        CatalogueEntry(
            "INT-19", .low, "The magnitude of the least integer",
            postgres: "an error", sqlite: "an error", swift: "a trap; .magnitude is a UInt and holds it",
            advice: "Use .magnitude in Swift, numeric in SQL.",
            examples: [
                .postgres("SELECT abs((-9223372036854775808)::bigint)", fails: "bigint out of range"),
                .sqlite("SELECT abs(-9223372036854775807 - 1)", fails: "integer overflow"),
                .swift("print(Int.min.magnitude)", prints: "9223372036854775808"),
                .swift(
                    """
                    let least = Int("-9223372036854775808") ?? 0
                    print(abs(least))
                    """, traps: ""),
            ]),
        CatalogueEntry(
            "INT-20", .medium, "2^53 + 1 compared with 2^53 as a double",
            postgres: "true: the integer becomes a double", sqlite: "false: the comparison is exact",
            swift: "true once the integer is made a Double; Int(exactly:) compares exactly",
            advice: "Keep ids as integers or text, never as doubles or JSON numbers.",
            examples: [
                .postgres("SELECT 9007199254740993::bigint = 9007199254740992::float8", prints: "t"),
                .sqlite("SELECT 9007199254740993 = 9007199254740992.0", prints: "0"),
                .swift(
                    """
                    let id = 9_007_199_254_740_993
                    let number = 9_007_199_254_740_992.0
                    print(Double(id) == number, Int(exactly: number) == id)
                    """, prints: "true false"),
            ]),
        CatalogueEntry(
            "INT-21", .low, "Shifting an integer by its width",
            postgres: "1: int4 shifts modulo 32", sqlite: "4294967296",
            swift: "4294967296 for Int; Int32(1) << 32 is 0, &<< gives 1",
            advice: "Cast to bigint before shifting.",
            examples: [
                .postgres("SELECT 1<<32", prints: "1"),
                .sqlite("SELECT 1<<32", prints: "4294967296"),
                .swift("print(1 << 32, Int32(1) << 32, Int32(1) &<< 32)", prints: "4294967296 0 1"),
            ]),
        CatalogueEntry(
            "INT-22", .low, "Shifting 64 bits by 64",
            postgres: "1", sqlite: "0", swift: "0",
            advice: "Mask the shift count in both halves.",
            examples: [
                .postgres("SELECT 1::bigint<<64", prints: "1"),
                .sqlite("SELECT 1<<64", prints: "0"),
                .swift("print(1 << 64)", prints: "0"),
            ]),
        CatalogueEntry(
            "INT-23", .low, "The sign ^",
            postgres: "a power, left-associative: 2^3^2 = 64, -2^2 = 4", sqlite: "no such operator",
            swift: "exclusive or: 2 ^ 3 = 1",
            note: "Copied SQL compiles in Swift and means something else.",
            advice: "Use power() in SQL, and a product or pow in Swift.",
            examples: [
                .postgres("SELECT 2^3, 2^3^2, -2^2", prints: "8|64|4"),
                .sqlite("SELECT 2^3", fails: #"unrecognized token: "^""#),
                .swift("print(2 ^ 3)", prints: "1"),
            ]),
        CatalogueEntry(
            "INT-24", .medium, "Summing conditions",
            postgres: "an error without a cast", sqlite: "counts what is true", swift: "filter { … }.count",
            advice: "Write COUNT(*) FILTER (WHERE …).",
            examples: [
                .postgres(
                    "SELECT sum(x > 1) FROM (VALUES (1),(2)) t(x)", fails: "function sum(boolean) does not exist"),
                .postgres(
                    "SELECT sum((x > 1)::int), count(*) FILTER (WHERE x > 1) FROM (VALUES (1),(2)) t(x)",
                    prints: "1|1"),
                .sqlite("SELECT sum(column1 > 1) FROM (VALUES (1),(2))", prints: "1"),
                .swift("print([1, 2].filter { $0 > 1 }.count)", prints: "1"),
            ]),
        CatalogueEntry(
            "INT-25", .high, "COUNT of a condition counts false too",
            postgres: "2 of 1 and 2: everything but NULL", sqlite: "2 of 1 and 2",
            swift: "usually 1, the count of what is true",
            advice: "Write COUNT(*) FILTER (WHERE …), never COUNT(x > 1).",
            examples: [
                .postgres("SELECT count(x > 1) FROM (VALUES (1),(2)) t(x)", prints: "2"),
                .sqlite("SELECT count(column1 > 1) FROM (VALUES (1),(2))", prints: "2"),
                .swift("print([1, 2].filter { $0 > 1 }.count)", prints: "1"),
            ]),
        CatalogueEntry(
            "INT-26", .low, "Text in arithmetic",
            postgres: "2; for 5abc an error", sqlite: "2 and 2", swift: #"nil from Int("5abc")"#,
            advice: "Cast explicitly where the rows are read.",
            examples: [
                .postgres("SELECT '5'/2", prints: "2"),
                .postgres("SELECT '5abc'/2", fails: #"invalid input syntax for type integer: "5abc""#),
                .sqlite("SELECT '5'/2, '5abc'/2", prints: "2|2"),
                .swift(#"print(Int("5").map { $0 / 2 } as Any, Int("5abc") as Any)"#, prints: "Optional(2) nil"),
            ]),
        CatalogueEntry(
            "INT-27", .low, "ceil(5/2) is 2",
            postgres: "2: the division came first", sqlite: "2: the division came first", swift: "2.0",
            advice: "Cast before dividing.",
            examples: [
                .postgres("SELECT ceil(5/2), ceil(5/2.0)", prints: "2|3"),
                .sqlite("SELECT ceil(5/2), ceil(5/2.0)", prints: "2|3.0"),
                .swift("print(Double(5 / 2).rounded(.up), (5 / 2.0).rounded(.up))", prints: "2.0 3.0"),
            ]),
        CatalogueEntry(
            "INT-28", .low, "Chained comparisons",
            postgres: "an error", sqlite: "0: a boolean compared with a number", swift: "does not compile",
            advice: "Write both comparisons with AND.",
            examples: [
                .postgres("SELECT 3 > 2 > 1", fails: #"syntax error at or near ">""#),
                .sqlite("SELECT 3 > 2 > 1, 3 > 2 AND 2 > 1", prints: "0|1"),
                .swift("print(3 > 2 && 2 > 1)", prints: "true"),
            ]),
        CatalogueEntry(
            "INT-29", .low, "Hash functions",
            postgres: "hashtext('x') is 1074944137", sqlite: "none built in",
            swift: "hashValue differs from process to process",
            advice: "Name the algorithm, and hash exact bytes: md5(1::text) is not md5(1.0::text).",
            examples: [
                .postgres("SELECT hashtext('x'), md5(1::text) = md5(1.0::text)", prints: "1074944137|f")
            ]),
    ]
}
