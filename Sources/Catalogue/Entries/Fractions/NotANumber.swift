extension Catalogue {
    /// Floating point: NaN, infinities, minus zero and failures.
    static let notANumber: [CatalogueEntry] = [
        CatalogueEntry(
            "FLT-19", .high, "NaN equals NaN",
            postgres: "true", sqlite: "NaN cannot be stored: NULL", swift: "false",
            note: "Spark says true, BigQuery false.",
            advice: "Give NaN a meaning before comparing: NULLIF(x, 'NaN'), and isNaN in Swift.",
            examples: [
                .postgres("SELECT 'NaN'::float8 = 'NaN'::float8", prints: "t"),
                .sqlite("SELECT 1e999 - 1e999", prints: "NULL"),
                .swift(
                    """
                    let values = [Double.nan]
                    print(values[0] == values[0])
                    """, prints: "false"),
            ]),
        CatalogueEntry(
            "FLT-20", .high, "The maximum with a NaN",
            postgres: "NaN, the greatest", sqlite: "2: what would be NaN is NULL",
            swift: "2.0 or nan, as the elements come",
            note: "Swift’s answer depends on the order.",
            advice: "Drop NaN before taking a maximum.",
            examples: [
                .postgres("SELECT max(x) FROM (VALUES (1::float8),('NaN'),(2)) t(x)", prints: "NaN"),
                .sqlite("SELECT max(column1) FROM (VALUES (1.0),(1e999 - 1e999),(2.0))", prints: "2.0"),
                .swift(
                    "print([1, Double.nan, 2].max() as Any, [Double.nan, 1, 2].max() as Any)",
                    prints: "Optional(2.0) Optional(nan)"),
            ]),
        CatalogueEntry(
            "FLT-21", .medium, "The minimum with a NaN",
            postgres: "1, as NaN is the greatest", sqlite: "1: NULL is skipped",
            swift: "1.0 or nan, as the elements come",
            advice: "Drop NaN before taking a minimum.",
            examples: [
                .postgres("SELECT min(x) FROM (VALUES (1::float8),('NaN'),(2)) t(x)", prints: "1"),
                .sqlite("SELECT min(column1) FROM (VALUES (1.0),(1e999 - 1e999),(2.0))", prints: "1.0"),
                .swift(
                    "print([1, Double.nan, 2].min() as Any, [Double.nan, 1, 2].min() as Any)",
                    prints: "Optional(1.0) Optional(nan)"),
            ]),
        CatalogueEntry(
            "FLT-22", .medium, "Ordering with a NaN",
            postgres: "last, after Infinity", sqlite: "as NULL", swift: "sorted() leaves the list unsorted",
            note: "BigQuery puts NaN before -inf.",
            advice: "Drop NaN before ordering.",
            examples: [
                .postgres(
                    "SELECT x FROM (VALUES (3::float8),('NaN'),(1),('Infinity')) t(x) ORDER BY x",
                    prints: "1\n3\nInfinity\nNaN"),
                .sqlite(
                    "SELECT column1 FROM (VALUES (3.0),(1e999 - 1e999),(1.0)) ORDER BY 1", prints: "NULL\n1.0\n3.0"),
                .swift("print([3, Double.nan, 1, 2].sorted())", prints: "[3.0, nan, 1.0, 2.0]"),
            ]),
        CatalogueEntry(
            "FLT-23", .medium, "Distinct NaNs",
            postgres: "1", sqlite: "1, as NULL", swift: "a Set holds 2",
            advice: "Drop NaN before counting distinct values.",
            examples: [
                .postgres("SELECT count(DISTINCT x) FROM (VALUES ('NaN'::float8),('NaN')) t(x)", prints: "1"),
                .sqlite(
                    "SELECT count(*) FROM (SELECT DISTINCT column1 FROM (VALUES (1e999 - 1e999),(1e999 - 1e999)))",
                    prints: "1"),
                .swift("print(Set([Double.nan, Double.nan]).count)", prints: "2"),
            ]),
        CatalogueEntry(
            "FLT-24", .low, "Minus zero",
            postgres: "equal to 0, prints -0", sqlite: "equal, prints 0.0", swift: "equal, prints -0.0",
            advice: "Add 0.0 where the text or the bits are compared.",
            examples: [
                .postgres("SELECT (-0.0)::float8 = 0, '-0'::float8::text", prints: "t|-0"),
                .sqlite("SELECT -0.0 = 0.0, -0.0", prints: "1|0.0"),
                .swift("print(-0.0 == 0.0, -0.0, (-0.0).bitPattern == (0.0).bitPattern)", prints: "true -0.0 false"),
            ]),
        CatalogueEntry(
            "FLT-25", .medium, "Zero times infinity",
            postgres: "NaN", sqlite: "NULL", swift: "nan",
            advice: "Guard infinities where they arise.",
            examples: [
                .postgres("SELECT 0*'Infinity'::float8, 'Infinity'::float8-'Infinity'::float8", prints: "NaN|NaN"),
                .sqlite("SELECT 0*1e999, 1e999-1e999", prints: "NULL|NULL"),
                .swift(
                    "print((0 * Double.infinity).isNaN, (Double.infinity - Double.infinity).isNaN)",
                    prints: "true true"),
            ]),
        CatalogueEntry(
            "FLT-26", .medium, "A number beyond the doubles",
            postgres: "an error", sqlite: "Inf", swift: #"inf from Double("1e400")"#,
            advice: "Check ranges where texts are parsed.",
            examples: [
                .postgres("SELECT '1e400'::float8", fails: #""1e400" is out of range for type double precision"#),
                .sqlite("SELECT 1e400", prints: "Inf"),
                .swift(#"print(Double("1e400") as Any)"#, prints: "Optional(inf)"),
            ]),
        CatalogueEntry(
            "FLT-27", .low, "A number below the doubles",
            postgres: "an error", sqlite: "0.0", swift: "0.0",
            advice: "Check ranges where texts are parsed.",
            examples: [
                .postgres("SELECT '1e-400'::float8", fails: #""1e-400" is out of range for type double precision"#),
                .sqlite("SELECT 1e-400", prints: "0.0"),
                .swift(#"print(Double("1e-400") as Any)"#, prints: "Optional(0.0)"),
            ]),
        CatalogueEntry(
            "FLT-28", .medium, "Roots, logarithms and powers outside their domain",
            postgres: "errors", sqlite: "NULL", swift: "nan and -inf",
            advice: "Guard the argument in both halves.",
            examples: [
                .postgres("SELECT sqrt(-1)", fails: "cannot take square root of a negative number"),
                .postgres("SELECT ln(0)", fails: "cannot take logarithm of zero"),
                .postgres(
                    "SELECT power(-8, 1/3.0)",
                    fails: "a negative number raised to a non-integer power yields a complex result"),
                .sqlite("SELECT sqrt(-1), ln(0), pow(-8, 1/3.0)", prints: "NULL|NULL|NULL"),
                .swift(
                    """
                    import Foundation
                    print((-1.0).squareRoot().isNaN, log(0.0), pow(-8.0, 1 / 3.0).isNaN)
                    """, prints: "true -inf true"),
            ]),
        CatalogueEntry(
            "FLT-29", .medium, "exp far from zero",
            postgres: "errors, underflow included", sqlite: "0.0 and Inf", swift: "0.0 and inf",
            note: "PostgreSQL fails where IEEE 754 is silent.",
            advice: "Clamp the exponent on both sides.",
            examples: [
                .postgres("SELECT exp(-1000::float8)", fails: "value out of range: underflow"),
                .postgres("SELECT exp(1000::float8)", fails: "value out of range: overflow"),
                .sqlite("SELECT exp(-1000), exp(1000)", prints: "0.0|Inf"),
                .swift(
                    """
                    import Foundation
                    print(exp(-1000.0), exp(1000.0))
                    """, prints: "0.0 inf"),
            ]),
        CatalogueEntry(
            "FLT-30", .low, "The mean of two large doubles",
            postgres: "an error", sqlite: "Inf", swift: "inf",
            advice: "Scale before adding, or accept the limit on both sides.",
            examples: [
                .postgres(
                    "SELECT avg(x) FROM (VALUES (1e308::float8),(1e308)) t(x)", fails: "value out of range: overflow"),
                .sqlite("SELECT avg(column1) FROM (VALUES (1e308),(1e308))", prints: "Inf"),
                .swift(
                    """
                    let values = [1e308, 1e308]
                    print(values.reduce(0, +) / 2)
                    """, prints: "inf"),
            ]),
        CatalogueEntry(
            "FLT-31", .high, "log(100)",
            postgres: "2: to base 10", sqlite: "2.0", swift: "4.605: natural",
            note: "BigQuery’s LOG is natural.",
            advice: "Say the base: ln and log10 in SQL, log and log10 in Swift.",
            examples: [
                .postgres("SELECT log(100), ln(100)", prints: "2|4.605170185988092"),
                .sqlite("SELECT log(100), ln(100)", prints: "2.0|4.60517018598809"),
                .swift(
                    """
                    import Foundation
                    print(log(100.0), log10(100.0))
                    """, prints: "4.605170185988092 2.0"),
            ]),
    ]
}
