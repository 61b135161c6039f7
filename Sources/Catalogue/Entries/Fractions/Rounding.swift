extension Catalogue {
    /// Floating point and decimals: rounding and representation.
    static let rounding: [CatalogueEntry] = [
        CatalogueEntry(
            "FLT-01", .high, "Rounding a half",
            postgres: "numeric 3, float8 2 (to even)", sqlite: "3.0",
            swift: ".rounded() 3.0, .toNearestOrEven 2.0, %.0f 2",
            note: "Two answers in each language.",
            advice: """
                Declare the decision `rounding`, and round numeric in SQL with .rounded() in Swift, or name the rule.
                """,
            examples: [
                .postgres("SELECT round(2.5), round(2.5::float8)", prints: "3|2"),
                .sqlite("SELECT round(2.5)", prints: "3.0"),
                .swift(
                    """
                    import Foundation
                    print((2.5).rounded(), (2.5).rounded(.toNearestOrEven), String(format: "%.0f", 2.5))
                    """, prints: "3.0 2.0 2"),
            ]),
        CatalogueEntry(
            "FLT-02", .medium, "Rounding minus a half",
            postgres: "numeric -1, float8 -0", sqlite: "-1.0", swift: "-1.0",
            advice: "Round numeric in SQL, or declare the rule.",
            examples: [
                .postgres("SELECT round(-0.5), round((-0.5)::float8)", prints: "-1|-0"),
                .sqlite("SELECT round(-0.5)", prints: "-1.0"),
                .swift("print((-0.5).rounded(), (-0.5).rounded(.toNearestOrEven))", prints: "-1.0 -0.0"),
            ]),
        CatalogueEntry(
            "FLT-03", .high, "Two decimals of 2.675",
            postgres: "numeric 2.68; to_char of float8 2.67; round(float8, int) does not exist", sqlite: "2.68",
            swift: "%.2f 2.67; (x * 100).rounded() / 100 2.68",
            advice: "Round decimals as numeric and Decimal, never as floating point.",
            examples: [
                .postgres("SELECT round(2.675, 2), to_char(2.675::float8, 'FM9.00')", prints: "2.68|2.67"),
                .postgres(
                    "SELECT round(2.675::float8, 2)",
                    fails: "function round(double precision, integer) does not exist"),
                .sqlite("SELECT round(2.675, 2)", prints: "2.68"),
                .swift(
                    """
                    import Foundation
                    print(String(format: "%.2f", 2.675), (2.675 * 100).rounded() / 100)
                    """, prints: "2.67 2.68"),
            ]),
        CatalogueEntry(
            "FLT-04", .high, "Two decimals of 1.005",
            postgres: "1.01, also by way of float8::numeric", sqlite: "1.01",
            swift: "%.2f 1.00; (x * 100).rounded() / 100 1.0",
            advice: "Round decimals as numeric and Decimal.",
            examples: [
                .postgres("SELECT round(1.005, 2), round(1.005::float8::numeric, 2)", prints: "1.01|1.01"),
                .sqlite("SELECT round(1.005, 2)", prints: "1.01"),
                .swift(
                    """
                    import Foundation
                    print(String(format: "%.2f", 1.005), (1.005 * 100).rounded() / 100)
                    """, prints: "1.00 1.0"),
            ]),
        CatalogueEntry(
            "FLT-05", .medium, "Two decimals of 0.285",
            postgres: "0.29", sqlite: "0.29", swift: "0.28",
            advice: "Round decimals as numeric and Decimal.",
            examples: [
                .postgres("SELECT round(0.285, 2)", prints: "0.29"),
                .sqlite("SELECT round(0.285, 2)", prints: "0.29"),
                .swift(
                    """
                    import Foundation
                    print(String(format: "%.2f", 0.285), (0.285 * 100).rounded() / 100)
                    """, prints: "0.28 0.28"),
            ]),
        CatalogueEntry(
            "FLT-06", .medium, "ROUND drifts between SQLite’s versions",
            postgres: "4.45 for numeric",
            sqlite: "depends on the version: ROUND(12.7 * 0.35, 2) was 4.45 and became 4.44",
            swift: "4.44: its product is 4.444999999999999",
            note: "A patch release of the engine changed features.",
            advice: "Note the engine’s version with every answer, and round numeric.",
            examples: [
                .postgres("SELECT round(12.7*0.35, 2), 12.7::float8*0.35", prints: "4.45|4.444999999999999"),
                .sqlite("SELECT round(12.7*0.35, 2)", prints: "4.45"),
                .swift("print(12.7 * 0.35, (12.7 * 0.35 * 100).rounded() / 100)", prints: "4.444999999999999 4.44"),
            ]),
        CatalogueEntry(
            "FLT-07", .medium, "Rounding to tens",
            postgres: "30 and 20", sqlite: "25.0 and 15.0: negative digits are ignored", swift: "own code",
            advice: "Divide, round and multiply, on both sides.",
            examples: [
                .postgres("SELECT round(25,-1), round(15,-1)", prints: "30|20"),
                .sqlite("SELECT round(25,-1), round(15,-1)", prints: "25.0|15.0"),
                .swift("print((25.0 / 10).rounded() * 10, (15.0 / 10).rounded() * 10)", prints: "30.0 20.0"),
            ]),
        CatalogueEntry(
            "FLT-08", .low, "Formatting a half without decimals",
            postgres: "2", sqlite: "printf gives 3", swift: "%.0f gives 2",
            note: "SQLite’s printf is not C’s.",
            advice: "Round first and format then.",
            examples: [
                .postgres("SELECT to_char(2.5::float8,'FM9')", prints: "2"),
                .sqlite("SELECT printf('%.0f',2.5)", prints: "3"),
                .swift(
                    """
                    import Foundation
                    print(String(format: "%.0f", 2.5))
                    """, prints: "2"),
            ]),
        CatalogueEntry(
            "FLT-09", .high, "Pence from a price",
            postgres: "(x * 100)::int rounds", sqlite: "cuts off",
            swift: "Int(x * 100) is wrong for 4,586 of the prices from 0.00 to 999.99",
            advice: "Write Int((x * 100).rounded()), or keep integers of the smallest unit.",
            examples: [
                .postgres(
                    "SELECT count(*) FROM generate_series(0, 99999) i WHERE (i/100.0::float8*100)::int <> i",
                    prints: "0"),
                .sqlite(
                    """
                    WITH RECURSIVE t(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM t WHERE i < 99999) SELECT \
                    count(*) FROM t WHERE CAST(i/100.0*100 AS INTEGER) <> i
                    """, prints: "4586"),
                .swift("print((0..<100_000).filter { Int(Double($0) / 100 * 100) != $0 }.count)", prints: "4586"),
            ]),
        CatalogueEntry(
            "FLT-10", .high, "The order of a floating sum",
            postgres: "0 or 1, as the rows come", sqlite: "0.0 or 1.0", swift: "0.0 or 1.0",
            note: "A parallel plan of PostgreSQL gave three totals in three runs over the same rows.",
            advice: "Declare float_sum, so that the certified bound of those rows is allowed, or sum integers.",
            examples: [
                .postgres(
                    """
                    SELECT (SELECT sum(x) FROM (VALUES (1e16::float8),(1),(-1e16)) t(x)), (SELECT sum(x) FROM \
                    (VALUES (1e16::float8),(-1e16),(1)) t(x))
                    """, prints: "0|1"),
                .sqlite(
                    """
                    SELECT (SELECT sum(column1) FROM (VALUES (1e16),(1.0),(-1e16))), (SELECT sum(column1) FROM \
                    (VALUES (1e16),(-1e16),(1.0)))
                    """, prints: "0.0|1.0"),
                .swift("print([1e16, 1, -1e16].reduce(0, +), [1e16, -1e16, 1].reduce(0, +))", prints: "0.0 1.0"),
            ]),
        CatalogueEntry(
            "FLT-11", .high, "Ten tenths",
            postgres: "0.9999999999999999; numeric is exactly 1",
            sqlite: "not 1, though it prints 1.0 (before 3.43, which compensates sums)", swift: "0.9999999999999999",
            note: "The same SQL gives another value in another version of SQLite.",
            advice: "Declare float_sum or use numeric and Decimal.",
            examples: [
                .postgres(
                    "SELECT sum(0.1::float8), sum(0.1::float8) = 1, sum(0.1) = 1 FROM generate_series(1,10)",
                    prints: "0.9999999999999999|f|t"),
                .sqlite(
                    """
                    WITH RECURSIVE t(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM t WHERE i < 10) SELECT sum(0.1), \
                    sum(0.1) = 1 FROM t
                    """, prints: "1.0|0"),
                .swift(
                    """
                    let sum = Array(repeating: 0.1, count: 10).reduce(0, +)
                    print(sum, sum == 1)
                    """, prints: "0.9999999999999999 false"),
            ]),
        CatalogueEntry(
            "FLT-12", .high, "0.1 + 0.2 = 0.3",
            postgres: "true: such literals are numeric; false for float8", sqlite: "false", swift: "false",
            advice: "Never compare floating values for equality, and cast literals.",
            examples: [
                .postgres("SELECT 0.1+0.2 = 0.3, 0.1::float8+0.2::float8 = 0.3::float8", prints: "t|f"),
                .sqlite("SELECT 0.1+0.2 = 0.3", prints: "0"),
                .swift("print(0.1 + 0.2 == 0.3)", prints: "false"),
            ]),
        CatalogueEntry(
            "FLT-13", .medium, "1/3 * 3",
            postgres: "0.99999999999999999999: numeric is cut", sqlite: "1.0", swift: "1.0; Decimal gives nines",
            note: "Numeric is less exact than floating point here.",
            advice: "Multiply before dividing.",
            examples: [
                .postgres("SELECT 1/3.0*3, 1/3.0::float8*3", prints: "0.99999999999999999999|1"),
                .sqlite("SELECT 1/3.0*3", prints: "1.0"),
                .swift(
                    """
                    import Foundation
                    print(1.0 / 3.0 * 3.0, Decimal(1) / Decimal(3) * Decimal(3))
                    """, prints: "1.0 0.99999999999999999999999999999999999999"),
            ]),
        CatalogueEntry(
            "FLT-14", .medium, "The digits of a third",
            postgres: "20 digits", sqlite: "a REAL", swift: "Decimal has 38 digits",
            advice: "Round quotients to a stated scale on both sides.",
            examples: [
                .postgres("SELECT 1/3.0", prints: "0.33333333333333333333"),
                .sqlite("SELECT 1/3.0", prints: "0.333333333333333"),
                .swift(
                    """
                    import Foundation
                    print(Decimal(1) / Decimal(3), 1.0 / 3.0)
                    """, prints: "0.33333333333333333333333333333333333333 0.3333333333333333"),
            ]),
        CatalogueEntry(
            "FLT-15", .medium, "100 * 1.1 = 110",
            postgres: "true for numeric, false for float8", sqlite: "false", swift: "false",
            advice: "Compute money as numeric and Decimal.",
            examples: [
                .postgres("SELECT 100*1.1 = 110, 100*1.1::float8 = 110", prints: "t|f"),
                .sqlite("SELECT 100*1.1 = 110", prints: "0"),
                .swift("print(100 * 1.1 == 110)", prints: "false"),
            ]),
        CatalogueEntry(
            "FLT-16", .medium, "A double as text",
            postgres: "0.30000000000000004", sqlite: "0.3: 15 digits", swift: "0.30000000000000004",
            advice: "Never carry doubles as text; SQLite’s text loses bits.",
            examples: [
                .postgres("SELECT (0.1::float8+0.2::float8)::text", prints: "0.30000000000000004"),
                .sqlite("SELECT CAST(0.1+0.2 AS TEXT)", prints: "0.3"),
                .swift("print(0.1 + 0.2)", prints: "0.30000000000000004"),
            ]),
        CatalogueEntry(
            "FLT-17", .medium, "Doubles as categories",
            postgres: "1e+15, 100000, 1", sqlite: "1.0e+15, 100000.0, 1.0", swift: "1000000000000000.0, 100000.0, 1.0",
            advice: "Use integers or text for categories.",
            examples: [
                .postgres(
                    "SELECT 1e15::float8::text, 100000.0::float8::text, 1.0::float8::text", prints: "1e+15|100000|1"),
                .sqlite(
                    "SELECT CAST(1e15 AS TEXT), CAST(100000.0 AS TEXT), CAST(1.0 AS TEXT)",
                    prints: "1.0e+15|100000.0|1.0"),
                .swift("print(1e15, 100000.0, 1.0)", prints: "1000000000000000.0 100000.0 1.0"),
            ]),
        CatalogueEntry(
            "FLT-18", .medium, "The scale of a decimal as text",
            postgres: "1.10 keeps its scale", sqlite: "1.1", swift: "Decimal prints 1.1",
            advice: "Compare decimals as numbers, and format keys alike.",
            examples: [
                .postgres("SELECT 1.10::text, 1.1::text, 1.10 = 1.1", prints: "1.10|1.1|t"),
                .sqlite("SELECT CAST(1.10 AS TEXT)", prints: "1.1"),
                .swift(
                    """
                    import Foundation
                    print(Decimal(string: "1.10") ?? 0)
                    """, prints: "1.1"),
            ]),
    ]
}
