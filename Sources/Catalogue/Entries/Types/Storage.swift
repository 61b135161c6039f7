extension Catalogue {
    /// Types and storage: what a column holds and how values compare.
    static let storage: [CatalogueEntry] = [
        CatalogueEntry(
            "TYP-01", .high, "A text in an INTEGER column",
            postgres: "an error", sqlite: "stored as text, unless the table is STRICT; AVG takes 0, MAX the text",
            swift: "a decoding error, or nil",
            advice: "Profile samples from SQLite by typeof(), and make tables STRICT.",
            examples: [
                .postgres(
                    "CREATE TEMP TABLE t(x int); INSERT INTO t VALUES ('abc')",
                    fails: #"invalid input syntax for type integer: "abc""#),
                .sqlite(
                    """
                    CREATE TABLE t(x INTEGER); INSERT INTO t VALUES ('abc'), (4); SELECT typeof(x) FROM t; SELECT \
                    avg(x), max(x) FROM t
                    """, prints: "text\ninteger\n2.0|abc"),
                .sqlite(
                    "CREATE TABLE t(x INTEGER) STRICT; INSERT INTO t VALUES ('abc')",
                    fails: "cannot store TEXT value in INTEGER column t.x"),
                .swift(#"print(Int("abc") as Any)"#, prints: "nil"),
            ]),
        CatalogueEntry(
            "TYP-02", .high, "1 = '1'",
            postgres: "true: an untyped literal becomes an integer",
            sqlite: "0 for two literals, 1 for an INTEGER column", swift: "does not compile",
            note: "SQLite applies the affinity of a column, which a literal lacks.",
            advice: "Compare equal types, with casts.",
            examples: [
                .postgres("SELECT 1 = '1'", prints: "t"),
                .sqlite("SELECT 1 = '1'", prints: "0"),
                .sqlite("CREATE TABLE t(x INTEGER); INSERT INTO t VALUES (1); SELECT x = '1' FROM t", prints: "1"),
            ]),
        CatalogueEntry(
            "TYP-03", .medium, "1 IN ('1')",
            postgres: "true", sqlite: "0", swift: "does not compile",
            advice: "Compare equal types, with casts.",
            examples: [
                .postgres("SELECT 1 IN ('1')", prints: "t"),
                .sqlite("SELECT 1 IN ('1')", prints: "0"),
            ]),
        CatalogueEntry(
            "TYP-04", .medium, "Order across types",
            postgres: "casts the literal, or an error", sqlite: "NULL, then numbers, then texts, then blobs",
            swift: "does not compile",
            note: "In SQLite every text is greater than every number.",
            advice: "Hold one type in a column.",
            examples: [
                .postgres("SELECT '10' < 9", prints: "f"),
                .postgres("SELECT 'a' > 1e308", fails: #"invalid input syntax for type numeric: "a""#),
                .sqlite("SELECT '10' < 9, 'a' > 1e308", prints: "0|1"),
            ]),
        CatalogueEntry(
            "TYP-05", .medium, "Adding to a text",
            postgres: "7; an error for abc", sqlite: "7 and 1", swift: "does not compile",
            advice: "Cast where rows are read.",
            examples: [
                .postgres("SELECT '5'+2", prints: "7"),
                .postgres("SELECT 'abc'+1", fails: #"invalid input syntax for type integer: "abc""#),
                .sqlite("SELECT '5'+2, 'abc'+1", prints: "7|1"),
                .swift(
                    #"print(Int("5").map { $0 + 2 } as Any, Int("abc").map { $0 + 1 } as Any)"#,
                    prints: "Optional(7) nil"),
            ]),
        CatalogueEntry(
            "TYP-06", .medium, "Distinct over 1, 1.0 and '1'",
            postgres: "1 for numerics of any scale", sqlite: "2: the text is another value", swift: "by type",
            advice: "Hold one type in a column.",
            examples: [
                .postgres("SELECT count(DISTINCT x) FROM (VALUES (1.0),(1.00),(1)) t(x)", prints: "1"),
                .sqlite("SELECT count(DISTINCT column1) FROM (VALUES (1),(1.0),('1'))", prints: "2"),
                .swift("print(Set<Double>([1, 1.0, 1.00]).count)", prints: "1"),
            ]),
        CatalogueEntry(
            "TYP-07", .medium, "The type of COALESCE and CASE",
            postgres: "common to all branches: numeric", sqlite: "that of the value at hand",
            swift: "fixed by the compiler",
            advice: "Cast every branch to the type that the contract names.",
            examples: [
                .postgres(
                    "SELECT pg_typeof(coalesce(NULL, 1, 2.5)), pg_typeof(CASE WHEN true THEN 1 ELSE 2.5 END)",
                    prints: "numeric|numeric"),
                .sqlite(
                    "SELECT typeof(coalesce(NULL, 1, 2.5)), typeof(CASE WHEN 1 THEN 1 ELSE 2.5 END)",
                    prints: "integer|integer"),
                .swift(
                    """
                    let x: Double? = nil
                    print(x ?? 1)
                    """, prints: "1.0"),
            ]),
        CatalogueEntry(
            "TYP-08", .medium, "Booleans in arithmetic",
            postgres: "an error", sqlite: "integers: true + true = 2", swift: "does not compile",
            note: "A driver reads SQLite’s booleans as Int.",
            advice: "Write ::int in SQL, and ? 1 : 0 in Swift.",
            examples: [
                .postgres("SELECT true + true", fails: "operator does not exist: boolean + boolean"),
                .sqlite("SELECT true + true, typeof(true)", prints: "2|integer"),
                .swift("print([true, true].map { $0 ? 1 : 0 }.reduce(0, +))", prints: "2"),
            ]),
        CatalogueEntry(
            "TYP-09", .medium, "Decimals on their way",
            postgres: "numeric", sqlite: "REAL", swift: "Decimal, String or Double by the driver",
            advice: "Read numeric as Decimal; many drivers give Double in silence.",
            examples: [
                .postgres("SELECT pg_typeof(0.1::numeric)", prints: "numeric"),
                .sqlite("SELECT typeof(CAST(0.1 AS NUMERIC))", prints: "real"),
                .swift(
                    """
                    import Foundation
                    print(Decimal(string: "3.133") == Decimal(3.133), Decimal(3.133))
                    """, prints: "false 3.132999999999999488"),
            ]),
        CatalogueEntry(
            "TYP-10", .high, "Date through postgres-nio",
            postgres: "receives the instant one microsecond early", sqlite: "not concerned",
            swift: "encoding cuts Int64(seconds * 1e6): about a quarter of 2024’s milliseconds bind 1 µs early",
            note: "The example repeats the driver’s arithmetic: Date+PostgresCodable.swift.",
            advice: "Bind Int64 microseconds, never Date.",
            examples: [
                .postgres(
                    "SELECT (extract(epoch FROM timestamptz '2024-01-01 00:00:00.001+00') * 1000000)::bigint",
                    prints: "1704067200001000"),
                .swift(
                    """
                    import Foundation
                    let date = Date(timeIntervalSince1970: 1_704_067_200.001)
                    let epoch2000 = Date(timeIntervalSince1970: 946_684_800)
                    print(Int64(date.timeIntervalSince(epoch2000) * 1_000_000) + 946_684_800_000_000)
                    """, prints: "1704067200000999"),
            ]),
        CatalogueEntry(
            "TYP-11", .high, "Date through sqlite-nio",
            postgres: "not concerned",
            sqlite: "bound as REAL seconds; against a TEXT column it is compared as text, in silence",
            swift: "Date becomes a Double of seconds",
            note: "Every event looks as if it lay after as_of.",
            advice: "Store Int64 microseconds in SQLite.",
            examples: [
                .sqlite(
                    """
                    CREATE TABLE t(at TEXT); INSERT INTO t VALUES ('2024-01-01 00:00:00'); SELECT at < \
                    1704067200.0, at < 3.0 FROM t
                    """, prints: "0|1")
            ]),
    ]
}
