extension Catalogue {
    /// NULL: joins, rows, JSON and windows.
    static let nullsInShapes: [CatalogueEntry] = [
        CatalogueEntry(
            "NUL-25", .high, "Joining on NULL",
            postgres: "no row", sqlite: "no row", swift: "nil == nil joins: 1 row",
            advice: "Drop rows without a key before joining in Swift.",
            examples: [
                .postgres(
                    """
                    SELECT count(*) FROM (SELECT CAST(NULL AS int) AS k) a JOIN (SELECT CAST(NULL AS int) AS k) b \
                    ON a.k = b.k
                    """, prints: "0"),
                .sqlite(
                    """
                    SELECT count(*) FROM (SELECT CAST(NULL AS int) AS k) a JOIN (SELECT CAST(NULL AS int) AS k) b \
                    ON a.k = b.k
                    """, prints: "0"),
                .swift(
                    """
                    let left: [Int?] = [nil]
                    let right: [Int?] = [nil]
                    print(left.flatMap { l in right.filter { $0 == l } }.count)
                    """, prints: "1"),
            ]),
        CatalogueEntry(
            "NUL-26", .low, "Rows with NULL",
            postgres: "(1,NULL) = (1,NULL) is NULL; (NULL,NULL) IS NULL is true", sqlite: "NULL",
            swift: "tuples of optionals are equal: true",
            advice: "Compare column by column with IS NOT DISTINCT FROM.",
            examples: [
                .postgres("SELECT (1,NULL) = (1,NULL), (NULL,NULL) IS NULL", prints: "NULL|t"),
                .sqlite("SELECT (1,NULL) = (1,NULL)", prints: "NULL"),
                .swift(
                    """
                    let a: (Int, Int?) = (1, nil)
                    let b: (Int, Int?) = (1, nil)
                    print(a == b)
                    """, prints: "true"),
            ]),
        CatalogueEntry(
            "NUL-27", .medium, "ANY of an array with NULL",
            postgres: "NULL", sqlite: "IN (NULL, 1) gives NULL", swift: "contains gives false",
            advice: "Filter NULL out of the array.",
            examples: [
                .postgres("SELECT 2 = ANY(ARRAY[NULL,1])", prints: "NULL"),
                .sqlite("SELECT 2 IN (NULL, 1)", prints: "NULL"),
                .swift("print([nil, 1].contains(2))", prints: "false"),
            ]),
        CatalogueEntry(
            "NUL-28", .medium, "JSON null and a missing key",
            postgres: "->> gives NULL for both, -> tells them apart", sqlite: "json_type tells them apart",
            swift: "decodeIfPresent gives nil for both",
            advice: "Decide whether a missing key is a null, and test for the key where not.",
            examples: [
                .postgres(
                    #"SELECT '{"a":null}'::jsonb->>'a', '{"a":null}'::jsonb->'a', '{}'::jsonb->'a'"#,
                    prints: "NULL|null|NULL"),
                .sqlite(#"SELECT json_type('{"a":null}', '$.a'), json_type('{}', '$.a')"#, prints: "null|NULL"),
                .swift(
                    #"""
                    import Foundation
                    struct Row: Decodable { var a: Int? }
                    for text in ["{\"a\":null}", "{}"] {
                        let row = try? JSONDecoder().decode(Row.self, from: Data(text.utf8))
                        print(row?.a as Any)
                    }
                    """#, prints: "nil\nnil"),
            ]),
        CatalogueEntry(
            "NUL-29", .medium, "SUM(CASE …) against COUNT(*) FILTER",
            postgres: "NULL against 0 when nothing matches", sqlite: "NULL against 0", swift: "0",
            advice: "Use COUNT(*) FILTER, or add ELSE 0.",
            examples: [
                .postgres(
                    "SELECT sum(CASE WHEN x > 9 THEN 1 END), count(*) FILTER (WHERE x > 9) FROM (VALUES (1)) t(x)",
                    prints: "NULL|0"),
                .sqlite(
                    """
                    SELECT sum(CASE WHEN column1 > 9 THEN 1 END), count(*) FILTER (WHERE column1 > 9) FROM \
                    (VALUES (1))
                    """, prints: "NULL|0"),
                .swift("print([1].filter { $0 > 9 }.count)", prints: "0"),
            ]),
        CatalogueEntry(
            "NUL-30", .medium, "The default of LAG is for missing rows only",
            postgres: "0 in the first row, NULL where the value before is NULL", sqlite: "0 and NULL",
            swift: "?? 0 replaces NULL values too",
            advice: "Tell a missing row from a missing value in Swift.",
            examples: [
                .postgres(
                    "SELECT lag(x, 1, 0) OVER (ORDER BY i) FROM (VALUES (1, NULL::int), (2, 5)) t(i, x)",
                    prints: "0\nNULL"),
                .sqlite(
                    "SELECT lag(column2, 1, 0) OVER (ORDER BY column1) FROM (VALUES (1, NULL), (2, 5))",
                    prints: "0\nNULL"),
                .swift(
                    """
                    let values: [Int?] = [nil, 5]
                    print(values.indices.map { $0 == 0 ? 0 : values[$0 - 1] ?? 0 })
                    """, prints: "[0, 0]"),
            ]),
        CatalogueEntry(
            "NUL-31", .medium, "FIRST_VALUE over a leading NULL",
            postgres: "NULL", sqlite: "NULL", swift: "compactMap.first skips it",
            note: "BigQuery and Snowflake have IGNORE NULLS.",
            advice: "Filter NULL out in SQL, or take .first before unwrapping.",
            examples: [
                .postgres(
                    "SELECT first_value(x) OVER (ORDER BY i) FROM (VALUES (1, NULL::int), (2, 5)) t(i, x) LIMIT 1",
                    prints: "NULL"),
                .sqlite(
                    "SELECT first_value(column2) OVER (ORDER BY column1) FROM (VALUES (1, NULL), (2, 5)) LIMIT 1",
                    prints: "NULL"),
                .swift(
                    """
                    let values: [Int?] = [nil, 5]
                    print(values.compactMap { $0 }.first as Any)
                    """, prints: "Optional(5)"),
            ]),
        CatalogueEntry(
            "NUL-32", .low, "A scalar query with two rows",
            postgres: "an error", sqlite: "the first row, silently", swift: ".first",
            advice: "Aggregate, or order and LIMIT 1.",
            examples: [
                .postgres(
                    "SELECT (SELECT x FROM (VALUES (1),(2)) t(x))",
                    fails: "more than one row returned by a subquery used as an expression"),
                .sqlite("SELECT (SELECT column1 FROM (VALUES (1),(2)))", prints: "1"),
                .swift("print([1, 2].first as Any)", prints: "Optional(1)"),
            ]),
        CatalogueEntry(
            "NUL-33", .medium, "An aggregate over no rows",
            postgres: "one row of NULL; with GROUP BY no row", sqlite: "one row; with GROUP BY none",
            swift: "no element",
            advice: "Start from spine with a LEFT JOIN, so that every question has its row.",
            examples: [
                .postgres("SELECT count(*) FROM (SELECT sum(x) FROM (SELECT 1 AS x) t WHERE 1 = 0) a", prints: "1"),
                .postgres(
                    "SELECT count(*) FROM (SELECT sum(x) FROM (SELECT 1 AS x) t WHERE 1 = 0 GROUP BY x) a",
                    prints: "0"),
                .sqlite("SELECT count(*) FROM (SELECT sum(x) FROM (SELECT 1 AS x) t WHERE 1 = 0) a", prints: "1"),
                .sqlite(
                    "SELECT count(*) FROM (SELECT sum(x) FROM (SELECT 1 AS x) t WHERE 1 = 0 GROUP BY x) a",
                    prints: "0"),
                .swift("print(Dictionary(grouping: [Int](), by: { $0 }).count)", prints: "0"),
            ]),
        CatalogueEntry(
            "NUL-34", .medium, "CASE does not protect an aggregate",
            postgres: "an error: the division is computed before CASE", sqlite: "NULL, no error",
            swift: "a lazy branch: never computed",
            advice: "Guard inside the aggregate: sum(10 / NULLIF(x, 0)).",
            examples: [
                .postgres(
                    "SELECT CASE WHEN count(*) = 0 THEN 0 ELSE sum(10/x) END FROM (VALUES (0)) t(x)",
                    fails: "division by zero"),
                .postgres(
                    "SELECT CASE WHEN count(*) > 0 THEN 0 ELSE sum(10/x) END FROM (VALUES (0)) t(x)",
                    fails: "division by zero"),
                .sqlite(
                    "SELECT CASE WHEN count(*) > 0 THEN 0 ELSE sum(10/column1) END, sum(10/column1) FROM (VALUES (0))",
                    prints: "0|NULL"),
                .swift(
                    """
                    let x = [0]
                    print(x.count > 0 ? 0 : x.map { 10 / $0 }.reduce(0, +))
                    """, prints: "0"),
            ]),
        CatalogueEntry(
            "NUL-35", .medium, "MAX with two arguments",
            postgres: "an error: no such function", sqlite: "the greater, NULL if either is", swift: "max(a, b)",
            note: "One name with two meanings in SQLite.",
            advice: "Write GREATEST in SQL.",
            examples: [
                .postgres("SELECT max(1, 2)", fails: "function max(integer, integer) does not exist"),
                .sqlite("SELECT max(1, 2), max(1, NULL)", prints: "2|NULL"),
                .swift("print(max(1, 2))", prints: "2"),
            ]),
    ]
}
