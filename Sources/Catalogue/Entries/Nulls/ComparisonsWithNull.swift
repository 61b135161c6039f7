extension Catalogue {
    /// NULL: comparisons, connectives, and aggregates of nothing.
    static let comparisonsWithNull: [CatalogueEntry] = [
        CatalogueEntry(
            "NUL-01", .high, "Comparing with NULL",
            postgres: "NULL, so the row is dropped", sqlite: "NULL, so the row is dropped",
            swift: "nil == nil and nil != 1 are true, so the row is kept",
            note: "WHERE status <> 'x' drops rows without a status; filter in Swift keeps them.",
            advice: "Write IS DISTINCT FROM in SQL, or unwrap in Swift before comparing.",
            examples: [
                .postgres("SELECT NULL = NULL, NULL <> 1", prints: "NULL|NULL"),
                .postgres("SELECT count(*) FROM (SELECT CAST(NULL AS int) AS x) t WHERE x <> 1", prints: "0"),
                .sqlite("SELECT NULL = NULL, NULL <> 1", prints: "NULL|NULL"),
                .sqlite("SELECT count(*) FROM (SELECT CAST(NULL AS int) AS x) t WHERE x <> 1", prints: "0"),
                .swift(
                    """
                    let x: Int? = nil
                    print(x == nil, x != 1, [x].filter { $0 != 1 }.count)
                    """, prints: "true true 1"),
            ]),
        CatalogueEntry(
            "NUL-02", .high, "NOT IN a list with NULL",
            postgres: "no row", sqlite: "no row", swift: "!contains keeps the row",
            advice: "Write NOT EXISTS, or leave NULL out of the list.",
            examples: [
                .postgres("SELECT count(*) FROM (SELECT 2 AS x) t WHERE x NOT IN (1, NULL)", prints: "0"),
                .sqlite("SELECT count(*) FROM (SELECT 2 AS x) t WHERE x NOT IN (1, NULL)", prints: "0"),
                .swift("print([2].filter { ![1, nil].contains($0) }.count)", prints: "1"),
            ]),
        CatalogueEntry(
            "NUL-03", .low, "IN an empty list",
            postgres: "a syntax error", sqlite: "0", swift: "false",
            advice: "Write = ANY(ARRAY[]::int[]) in SQL.",
            examples: [
                .postgres("SELECT 1 IN ()", fails: #"syntax error at or near ")""#),
                .sqlite("SELECT 1 IN ()", prints: "0"),
                .swift("print([Int]().contains(1))", prints: "false"),
            ]),
        CatalogueEntry(
            "NUL-04", .medium, "AND and OR with NULL",
            postgres: "false and true", sqlite: "0 and 1", swift: "no third value: each ?? is a choice",
            advice: "Choose ?? so that unknown becomes what WHERE makes of it: false.",
            examples: [
                .postgres("SELECT NULL AND false, NULL OR true, NULL AND true", prints: "f|t|NULL"),
                .sqlite("SELECT NULL AND 0, NULL OR 1, NULL AND 1", prints: "0|1|NULL"),
                .swift(
                    """
                    let b: Bool? = nil
                    print((b ?? false) && true, !(b ?? false))
                    """, prints: "false true"),
            ]),
        CatalogueEntry(
            "NUL-05", .high, "The sum of nothing",
            postgres: "NULL", sqlite: "NULL; TOTAL gives 0.0", swift: "reduce(0, +) gives 0",
            advice: "Declare the decision `empty`: COALESCE(sum(x), 0), or nil for an empty list.",
            examples: [
                .postgres("SELECT sum(x) FROM (VALUES (1)) t(x) WHERE false", prints: "NULL"),
                .sqlite("SELECT sum(column1), total(column1) FROM (VALUES (1)) WHERE 0", prints: "NULL|0.0"),
                .swift("print([Int]().reduce(0, +))", prints: "0"),
            ]),
        CatalogueEntry(
            "NUL-06", .high, "The mean of nothing",
            postgres: "NULL", sqlite: "NULL", swift: "0 / 0 is nan, which JSONEncoder refuses",
            advice: "Give nil for an empty list, as .mean does.",
            examples: [
                .postgres("SELECT avg(x) FROM (VALUES (1)) t(x) WHERE false", prints: "NULL"),
                .sqlite("SELECT avg(column1) FROM (VALUES (1)) WHERE 0", prints: "NULL"),
                .swift(
                    """
                    let values = [Double]()
                    print((values.reduce(0, +) / Double(values.count)).isNaN)
                    """, prints: "true"),
            ]),
        CatalogueEntry(
            "NUL-07", .high, "The maximum of nothing",
            postgres: "NULL", sqlite: "NULL", swift: "nil",
            advice: "Keep nil; the halves agree until one writes ?? 0.",
            examples: [
                .postgres("SELECT max(x) FROM (VALUES (1)) t(x) WHERE false", prints: "NULL"),
                .sqlite("SELECT max(column1) FROM (VALUES (1)) WHERE 0", prints: "NULL"),
                .swift("print([Int]().max() as Any)", prints: "nil"),
            ]),
        CatalogueEntry(
            "NUL-08", .high, "The sum of NULLs alone",
            postgres: "NULL, though COUNT(*) is 2", sqlite: "NULL", swift: "compactMap leaves nothing: 0",
            advice: "Declare what is empty: no row, or no value.",
            examples: [
                .postgres(
                    "SELECT sum(x), count(*) FROM (SELECT CAST(NULL AS int) AS x UNION ALL SELECT NULL) t",
                    prints: "NULL|2"),
                .sqlite(
                    "SELECT sum(x), count(*) FROM (SELECT CAST(NULL AS int) AS x UNION ALL SELECT NULL) t",
                    prints: "NULL|2"),
                .swift(
                    """
                    let values: [Int?] = [nil, nil]
                    print(values.compactMap { $0 }.reduce(0, +), values.count)
                    """, prints: "0 2"),
            ]),
        CatalogueEntry(
            "NUL-09", .high, "The mean skips NULLs",
            postgres: "NULL is left out of the divisor", sqlite: "NULL is left out of the divisor",
            swift: "sum / rows.count counts it",
            advice: "Divide by the count of the values that were added.",
            examples: [
                .postgres("SELECT avg(x) FROM (VALUES (2),(NULL),(4)) t(x)", prints: "3.0000000000000000"),
                .sqlite("SELECT avg(column1) FROM (VALUES (2),(NULL),(4))", prints: "3.0"),
                .swift(
                    """
                    let values: [Double?] = [2, nil, 4]
                    print(values.compactMap { $0 }.reduce(0, +) / Double(values.count))
                    """, prints: "2.0"),
            ]),
        CatalogueEntry(
            "NUL-10", .high, "COUNT(*), COUNT(x), COUNT(DISTINCT x)",
            postgres: "3, 2 and 1 for 1, 1, NULL", sqlite: "3, 2 and 1", swift: "a Set of optionals holds nil too: 2",
            advice: "Drop nil with compactMap before counting values.",
            examples: [
                .postgres(
                    "SELECT count(*), count(x), count(DISTINCT x) FROM (VALUES (1),(1),(NULL)) t(x)", prints: "3|2|1"),
                .sqlite(
                    "SELECT count(*), count(column1), count(DISTINCT column1) FROM (VALUES (1),(1),(NULL))",
                    prints: "3|2|1"),
                .swift(
                    """
                    let values: [Int?] = [1, 1, nil]
                    print(values.count, values.compactMap { $0 }.count, Set(values).count)
                    """, prints: "3 2 2"),
            ]),
        CatalogueEntry(
            "NUL-11", .high, "A default for nothing",
            postgres: "0 with COALESCE", sqlite: "0 with COALESCE", swift: "nil, or 0 with ??",
            advice: "Let the decision `empty` own the default, so that no application adds its own.",
            examples: [
                .postgres("SELECT coalesce(max(x), 0) FROM (VALUES (1)) t(x) WHERE false", prints: "0"),
                .sqlite("SELECT coalesce(max(column1), 0) FROM (VALUES (1)) WHERE 0", prints: "0"),
                .swift("print([Int]().max() ?? 0)", prints: "0"),
            ]),
    ]
}
