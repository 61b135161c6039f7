extension Catalogue {
    /// NULL: expressions, orders and groups.
    static let nullsInExpressions: [CatalogueEntry] = [
        CatalogueEntry(
            "NUL-12", .medium, "Concatenating NULL",
            postgres: "NULL; concat skips it", sqlite: "NULL", swift: "interpolation writes nil or Optional(…)",
            advice: "Unwrap before interpolating, and use concat or coalesce in SQL.",
            examples: [
                .postgres("SELECT 'a' || NULL, concat('a', NULL)", prints: "NULL|a"),
                .sqlite("SELECT 'a' || NULL", prints: "NULL"),
                .swift(
                    #"""
                    let b: String? = nil
                    print("a\(b as Any)", "a" + (b ?? ""))
                    """#, prints: "anil a"),
            ]),
        CatalogueEntry(
            "NUL-13", .medium, "Joining texts with NULL among them",
            postgres: "concat_ws skips it: a-b", sqlite: "no concat_ws before 3.44", swift: "own code",
            advice: "compactMap before joined(separator:).",
            examples: [
                .postgres("SELECT concat_ws('-', 'a', NULL, 'b')", prints: "a-b"),
                .swift(
                    """
                    let parts: [String?] = ["a", nil, "b"]
                    print(parts.compactMap { $0 }.joined(separator: "-"))
                    """, prints: "a-b"),
            ]),
        CatalogueEntry(
            "NUL-14", .high, "GREATEST with NULL",
            postgres: "3: NULL is skipped", sqlite: "max() with several arguments gives NULL",
            swift: "compactMap and max give 3",
            note: "BigQuery, Snowflake and MySQL give NULL.",
            advice: "Say COALESCE for each argument, on both sides.",
            examples: [
                .postgres("SELECT greatest(1,NULL,3)", prints: "3"),
                .sqlite("SELECT max(1,NULL,3)", prints: "NULL"),
                .swift(
                    """
                    let values: [Int?] = [1, nil, 3]
                    print(values.compactMap { $0 }.max() as Any)
                    """, prints: "Optional(3)"),
            ]),
        CatalogueEntry(
            "NUL-15", .high, "The empty text is not NULL",
            postgres: "false", sqlite: "0", swift: #""" is not nil"#,
            note: "Oracle says true.",
            advice: "Make empty texts NULL where the rows are written, or keep both apart.",
            examples: [
                .postgres("SELECT '' IS NULL", prints: "f"),
                .sqlite("SELECT '' IS NULL", prints: "0"),
                .swift(
                    """
                    let text: String? = ""
                    print(text == nil)
                    """, prints: "false"),
            ]),
        CatalogueEntry(
            "NUL-16", .medium, "CASE WHEN NULL",
            postgres: "2: unknown is not true", sqlite: "2", swift: "if-let, or ?? false",
            advice: "Write the NULL branch out.",
            examples: [
                .postgres("SELECT CASE WHEN NULL THEN 1 ELSE 2 END", prints: "2"),
                .sqlite("SELECT CASE WHEN NULL THEN 1 ELSE 2 END", prints: "2"),
                .swift(
                    """
                    let condition: Bool? = nil
                    print(condition ?? false ? 1 : 2)
                    """, prints: "2"),
            ]),
        CatalogueEntry(
            "NUL-17", .medium, "CASE x WHEN NULL never matches",
            postgres: "never", sqlite: "never", swift: "case nil matches",
            advice: "Write CASE WHEN x IS NULL.",
            examples: [
                .postgres("SELECT CASE CAST(NULL AS int) WHEN NULL THEN 'found' ELSE 'missed' END", prints: "missed"),
                .sqlite("SELECT CASE CAST(NULL AS int) WHEN NULL THEN 'found' ELSE 'missed' END", prints: "missed"),
                .swift(
                    """
                    let values: [Int?] = [nil]
                    switch values[0] {
                    case nil: print("found")
                    default: print("missed")
                    }
                    """, prints: "found"),
            ]),
        CatalogueEntry(
            "NUL-18", .high, "A filter on the right side of a LEFT JOIN",
            postgres: "no row: the join becomes an inner one", sqlite: "no row", swift: "the row is kept",
            advice: "Put the filter into ON.",
            examples: [
                .postgres(
                    """
                    SELECT count(*) FROM (SELECT 1 AS id) a LEFT JOIN (SELECT 2 AS id, 5 AS v) b ON a.id = b.id \
                    WHERE b.v <> 5
                    """, prints: "0"),
                .postgres(
                    """
                    SELECT count(*) FROM (SELECT 1 AS id) a LEFT JOIN (SELECT 2 AS id, 5 AS v) b ON a.id = b.id \
                    AND b.v <> 5
                    """, prints: "1"),
                .sqlite(
                    """
                    SELECT count(*) FROM (SELECT 1 AS id) a LEFT JOIN (SELECT 2 AS id, 5 AS v) b ON a.id = b.id \
                    WHERE b.v <> 5
                    """, prints: "0"),
                .sqlite(
                    """
                    SELECT count(*) FROM (SELECT 1 AS id) a LEFT JOIN (SELECT 2 AS id, 5 AS v) b ON a.id = b.id \
                    AND b.v <> 5
                    """, prints: "1"),
                .swift(
                    """
                    let values = [2: 5]
                    print([1].filter { values[$0] != 5 }.count)
                    """, prints: "1"),
            ]),
        CatalogueEntry(
            "NUL-19", .high, "Counting over a LEFT JOIN without a match",
            postgres: "COUNT(*) 1, COUNT(b.id) 0", sqlite: "1 and 0", swift: "0",
            advice: "Count a column of the right side that is never NULL.",
            examples: [
                .postgres(
                    "SELECT count(*), count(b.id) FROM (SELECT 1 AS id) a LEFT JOIN (SELECT 2 AS id) b ON a.id = b.id",
                    prints: "1|0"),
                .sqlite(
                    "SELECT count(*), count(b.id) FROM (SELECT 1 AS id) a LEFT JOIN (SELECT 2 AS id) b ON a.id = b.id",
                    prints: "1|0"),
                .swift("print([2].filter { $0 == 1 }.count)", prints: "0"),
            ]),
        CatalogueEntry(
            "NUL-20", .medium, "Whether all of nothing holds",
            postgres: "bool_and gives NULL", sqlite: "min() gives NULL", swift: "allSatisfy gives true",
            advice: "Declare the decision `empty`.",
            examples: [
                .postgres("SELECT bool_and(x) FROM (VALUES (true)) t(x) WHERE false", prints: "NULL"),
                .sqlite("SELECT min(column1) FROM (VALUES (1)) WHERE 0", prints: "NULL"),
                .swift("print([Bool]().allSatisfy { $0 })", prints: "true"),
            ]),
        CatalogueEntry(
            "NUL-21", .low, "EXISTS (SELECT NULL)",
            postgres: "true", sqlite: "1", swift: "a list that holds nil is not empty",
            advice: "Ask whether there is a row, not what it holds.",
            examples: [
                .postgres("SELECT EXISTS (SELECT NULL)", prints: "t"),
                .sqlite("SELECT EXISTS (SELECT NULL)", prints: "1"),
                .swift("print(![Int?.none].isEmpty)", prints: "true"),
            ]),
        CatalogueEntry(
            "NUL-22", .high, "NULLs in an order",
            postgres: "last", sqlite: "first", swift: "must be chosen",
            note: "BigQuery puts NULL first, DuckDB last in both directions.",
            advice: "Write NULLS FIRST or NULLS LAST, and say the same in Swift.",
            examples: [
                .postgres("SELECT x FROM (VALUES (2),(NULL),(1)) t(x) ORDER BY x", prints: "1\n2\nNULL"),
                .sqlite("SELECT column1 FROM (VALUES (2),(NULL),(1)) ORDER BY 1", prints: "NULL\n1\n2"),
                .swift(
                    """
                    let values: [Int?] = [2, nil, 1]
                    print(values.sorted { ($0 ?? .max) < ($1 ?? .max) }.map { $0.map(String.init) ?? "nil" })
                    """, prints: #"["1", "2", "nil"]"#),
            ]),
        CatalogueEntry(
            "NUL-23", .medium, "NULL in array_agg and string_agg",
            postgres: "array_agg keeps it, string_agg skips it",
            sqlite: "json_group_array keeps it, group_concat skips it", swift: "as it is written",
            advice: "Filter NULL out before aggregating.",
            examples: [
                .postgres(
                    """
                    SELECT array_agg(x ORDER BY x), string_agg(x, ',' ORDER BY x) FROM (VALUES \
                    ('a'),(NULL),('b')) t(x)
                    """, prints: "{a,b,NULL}|a,b"),
                .sqlite(
                    "SELECT json_group_array(column1), group_concat(column1) FROM (VALUES ('a'),(NULL),('b'))",
                    prints: #"["a",null,"b"]|a,b"#),
                .swift(
                    """
                    let values: [String?] = ["a", nil, "b"]
                    print(values.count, values.compactMap { $0 }.joined(separator: ","))
                    """, prints: "3 a,b"),
            ]),
        CatalogueEntry(
            "NUL-24", .medium, "Grouping by NULL",
            postgres: "one group", sqlite: "one group", swift: "Dictionary(grouping:) makes one group too",
            advice: "Nothing: the halves agree here, unlike in joins.",
            examples: [
                .postgres(
                    "SELECT count(*) FROM (SELECT x FROM (VALUES (NULL::int),(NULL)) t(x) GROUP BY x) g", prints: "1"),
                .sqlite("SELECT count(*) FROM (SELECT column1 FROM (VALUES (NULL),(NULL)) GROUP BY 1)", prints: "1"),
                .swift("print(Dictionary(grouping: [Int?.none, nil], by: { $0 }).count)", prints: "1"),
            ]),
    ]
}
