extension Catalogue {
    /// Integers: division, overflow and the types of sums.
    static let integerDivision: [CatalogueEntry] = [
        CatalogueEntry(
            "INT-01", .high, "Dividing integers drops the fraction",
            postgres: "0", sqlite: "0", swift: "0 for Int, 0.5 only for Double",
            note: "DuckDB and BigQuery divide integers as reals; // and DIV() are theirs for integers.",
            advice: "Cast one operand before dividing, on both sides, or truncate on both.",
            examples: [
                .postgres("SELECT 1/2", prints: "0"),
                .sqlite("SELECT 1/2", prints: "0"),
                .swift("print(1 / 2, 1.0 / 2)", prints: "0 0.5"),
            ]),
        CatalogueEntry(
            "INT-02", .medium, "Negative quotients are cut towards zero",
            postgres: "-3", sqlite: "-3", swift: "-3",
            note: "Python’s // gives -4.",
            advice: "Write floor where buckets must not change size at zero.",
            examples: [
                .postgres("SELECT -7/2", prints: "-3"),
                .sqlite("SELECT -7/2", prints: "-3"),
                .swift("print(-7 / 2)", prints: "-3"),
            ]),
        CatalogueEntry(
            "INT-03", .medium, "The remainder has the sign of the dividend",
            postgres: "-1", sqlite: "-1", swift: "-1",
            note: "Python gives 2.",
            advice: "Bucket a signed hash with ((h % n) + n) % n on both sides.",
            examples: [
                .postgres("SELECT -7 % 3, ((-7 % 3) + 3) % 3", prints: "-1|2"),
                .sqlite("SELECT -7 % 3, ((-7 % 3) + 3) % 3", prints: "-1|2"),
                .swift("print(-7 % 3, ((-7 % 3) + 3) % 3)", prints: "-1 2"),
            ]),
        CatalogueEntry(
            "INT-04", .low, "Remainders of fractions",
            postgres: "numeric -1.5; float8 has no %", sqlite: "% casts to integers: -1.0; mod() gives -1.5",
            swift: "truncatingRemainder -1.5, remainder 0.5",
            note: "Three answers, two of them inside one language.",
            advice: "Keep remainders to integers.",
            examples: [
                .postgres("SELECT -7.5 % 2", prints: "-1.5"),
                .postgres(
                    "SELECT (-7.5)::float8 % 2::float8",
                    fails: "operator does not exist: double precision % double precision"),
                .sqlite("SELECT -7.5 % 2, mod(-7.5, 2)", prints: "-1.0|-1.5"),
                .swift(
                    "print((-7.5).truncatingRemainder(dividingBy: 2), (-7.5).remainder(dividingBy: 2))",
                    prints: "-1.5 0.5"),
            ]),
        CatalogueEntry(
            "INT-05", .high, "Dividing an integer by zero",
            postgres: "an error", sqlite: "NULL", swift: "a trap: the process ends",
            note: "DuckDB gives inf or NULL by version, BigQuery an error, its SAFE_DIVIDE NULL.",
            advice: "Guard the divisor in both halves: NULLIF(d, 0), and d == 0 ? nil : n / d.",
            examples: [
                .postgres("SELECT 1/0", fails: "division by zero"),
                .sqlite("SELECT 1/0", prints: "NULL"),
                .swift(
                    """
                    let zero = [Int]().count
                    print(1 / zero)
                    """, traps: "Division by zero"),
            ]),
        CatalogueEntry(
            "INT-06", .high, "Dividing a real by zero",
            postgres: "an error", sqlite: "NULL", swift: "inf and nan",
            note: "BigQuery’s IEEE_DIVIDE gives inf and nan.",
            advice: "Guard the divisor in both halves, so that no infinity reaches a feature.",
            examples: [
                .postgres("SELECT 1.0/0", fails: "division by zero"),
                .postgres("SELECT 0.0::float8/0::float8", fails: "division by zero"),
                .sqlite("SELECT 1.0/0, 0.0/0", prints: "NULL|NULL"),
                .swift(
                    """
                    let zero = 0.0
                    print(1.0 / zero, (0.0 / zero).isNaN)
                    """, prints: "inf true"),
            ]),
        CatalogueEntry(
            "INT-07", .high, "NULLIF guards a divisor",
            postgres: "NULL", sqlite: "NULL", swift: "must be written out: d == 0 ? nil : n / d",
            advice: "Write the guard on both sides; it is often forgotten on one.",
            examples: [
                .postgres("SELECT 10/NULLIF(0,0)", prints: "NULL"),
                .sqlite("SELECT 10/NULLIF(0,0)", prints: "NULL"),
                .swift(
                    """
                    func share(_ n: Int, of d: Int) -> Int? { d == 0 ? nil : n / d }
                    print(share(10, of: 0) as Any)
                    """, prints: "nil"),
            ]),
        CatalogueEntry(
            "INT-08", .medium, "int4 overflows where Int does not",
            postgres: "an error", sqlite: "2147483648", swift: "Int has 64 bits; Int32 traps",
            note: "With int4 in the table and Int in Swift, PostgreSQL fails first.",
            advice: "State the physical type of the column, and widen before adding.",
            examples: [
                .postgres("SELECT 2147483647+1", fails: "integer out of range"),
                .sqlite("SELECT 2147483647+1", prints: "2147483648"),
                .swift("print(2147483647 + 1)", prints: "2147483648"),
                .swift(
                    """
                    let largest = Int32("2147483647") ?? 0
                    print(largest + 1)
                    """, traps: ""),
            ]),
        CatalogueEntry(
            "INT-09", .medium, "smallint overflows in a product",
            postgres: "an error", sqlite: "40000", swift: "40000 for Int",
            advice: "Widen before multiplying.",
            examples: [
                .postgres("SELECT 200::smallint*200::smallint", fails: "smallint out of range"),
                .sqlite("SELECT 200*200", prints: "40000"),
                .swift("print(200 * 200)", prints: "40000"),
            ]),
        CatalogueEntry(
            "INT-10", .medium, "64-bit addition overflows",
            postgres: "an error", sqlite: "9.22337203685478e+18, a REAL", swift: "a trap; &+ wraps around",
            advice: "Keep sums far from 2^63, or add as numeric and Decimal.",
            examples: [
                .postgres("SELECT 9223372036854775807+1", fails: "bigint out of range"),
                .sqlite("SELECT 9223372036854775807+1", prints: "9.22337203685478e+18"),
                .swift(
                    """
                    let largest = Int("9223372036854775807") ?? 0
                    print(largest &+ 1)
                    """, prints: "-9223372036854775808"),
                .swift(
                    """
                    let largest = Int("9223372036854775807") ?? 0
                    print(largest + 1)
                    """, traps: ""),
            ]),
        CatalogueEntry(
            "INT-11", .medium, "A sum of 64-bit integers overflows",
            postgres: "numeric 9223372036854775808", sqlite: "the error “integer overflow”",
            swift: "reduce(0, +) traps",
            note: """
                SQLite’s TOTAL and AVG go on as REAL; the error came and went between its versions 3.3.4 and 3.3.5.
                """,
            advice: "Sum extremes as numeric in SQL and as Decimal or Int128 in Swift.",
            examples: [
                .postgres(
                    "SELECT sum(x) FROM (VALUES (9223372036854775807::bigint),(1)) t(x)",
                    prints: "9223372036854775808"),
                .sqlite("SELECT sum(column1) FROM (VALUES (9223372036854775807),(1))", fails: "integer overflow"),
                .swift(
                    """
                    let values = [Int.max, 1]
                    print(values.reduce(0, +))
                    """, traps: ""),
            ]),
        CatalogueEntry(
            "INT-12", .medium, "The type of a sum",
            postgres: "integer to bigint, bigint to numeric, real to real",
            sqlite: "integer, or REAL when any value is", swift: "that of its elements",
            note: "PostgreSQL sums real in real, with seven digits.",
            advice: "Cast the sum to the type that the contract names.",
            examples: [
                .postgres(
                    "SELECT pg_typeof(sum(1::int)), pg_typeof(sum(1::bigint)), pg_typeof(sum(1::real))",
                    prints: "bigint|numeric|real"),
                .sqlite(
                    """
                    SELECT typeof(sum(column1)), (SELECT typeof(sum(column1)) FROM (VALUES (1),(2))) FROM (VALUES \
                    (1),(2.0))
                    """, prints: "real|integer"),
                .swift("print(type(of: [1, 2].reduce(0, +)), type(of: [Int32(1)].reduce(0, +)))", prints: "Int Int32"),
            ]),
        CatalogueEntry(
            "INT-13", .high, "The mean of integers",
            postgres: "1.5, numeric", sqlite: "1.5", swift: "sum / count gives 1",
            advice: "Convert before dividing in Swift: Double(sum) / Double(count), or .mean.",
            examples: [
                .postgres("SELECT avg(x) FROM (VALUES (1),(2)) t(x)", prints: "1.5000000000000000"),
                .sqlite("SELECT avg(column1) FROM (VALUES (1),(2))", prints: "1.5"),
                .swift(
                    """
                    let values = [1, 2]
                    print(values.reduce(0, +) / values.count)
                    """, prints: "1"),
            ]),
        CatalogueEntry(
            "INT-14", .high, "SUM(x)/COUNT(*) is not AVG(x)",
            postgres: "1", sqlite: "1", swift: "1 or 1.5, as it is written",
            advice: "Rewrite AVG only with a cast, and with COUNT(x) for its divisor.",
            examples: [
                .postgres("SELECT sum(x)/count(*), avg(x) FROM (VALUES (1),(2)) t(x)", prints: "1|1.5000000000000000"),
                .sqlite("SELECT sum(column1)/count(*), avg(column1) FROM (VALUES (1),(2))", prints: "1|1.5"),
                .swift("print(3 / 2, Double(3) / Double(2))", prints: "1 1.5"),
            ]),
    ]
}
