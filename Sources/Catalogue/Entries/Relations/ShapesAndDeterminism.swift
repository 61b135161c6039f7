extension Catalogue {
    /// Relational shape: lists, versions, and what rows do not determine.
    static let shapesAndDeterminism: [CatalogueEntry] = [
        CatalogueEntry(
            "REL-14", .medium, "unnest of an empty list",
            postgres: "drops the row; of two, doubles the amount", sqlite: "json_each does the same",
            swift: "flatMap the same, nested loops not",
            advice: "Aggregate before unnesting.",
            examples: [
                .postgres(
                    """
                    SELECT count(DISTINCT id), sum(amount) FROM (VALUES (1, 10, ARRAY['a','b']), (2, 0, \
                    ARRAY['c']), (3, 7, '{}'::text[])) t(id, amount, tags), unnest(tags)
                    """, prints: "2|20"),
                .sqlite(
                    """
                    SELECT count(DISTINCT column1), sum(column2) FROM (VALUES (1, 10, '["a","b"]'), (2, 0, \
                    '["c"]'), (3, 7, '[]')) t, json_each(t.column3)
                    """, prints: "2|20"),
                .swift(
                    #"""
                    let rows = [(amount: 10, tags: ["a", "b"]), (amount: 0, tags: ["c"]), (amount: 7, tags: [])]
                    print(rows.flatMap { row in row.tags.map { _ in row.amount } }.reduce(0, +), \#
                    rows.map(\.amount).reduce(0, +))
                    """#, prints: "20 17"),
            ]),
        CatalogueEntry(
            "REL-15", .medium, "A FULL JOIN on NULL keys",
            postgres: "2 rows", sqlite: "2 rows", swift: "nil keys meet: 1 entry",
            advice: "Drop rows without a key first.",
            examples: [
                .postgres(
                    """
                    SELECT count(*) FROM (SELECT CAST(NULL AS int) AS k) a FULL JOIN (SELECT CAST(NULL AS int) AS \
                    k) b ON a.k = b.k
                    """, prints: "2"),
                .sqlite(
                    """
                    SELECT count(*) FROM (SELECT CAST(NULL AS int) AS k) a FULL JOIN (SELECT CAST(NULL AS int) AS \
                    k) b ON a.k = b.k
                    """, prints: "2"),
                .swift(
                    """
                    let left: [Int?: Int] = [nil: 1]
                    let right: [Int?: Int] = [nil: 2]
                    print(left.merging(right) { $0 + $1 }.count)
                    """, prints: "1"),
            ]),
        CatalogueEntry(
            "REL-16", .medium, "Two queries see two moments",
            postgres: "a snapshot for each statement, or for the transaction", sqlite: "the same",
            swift: "two reads, two moments",
            advice: "Read all that one answer needs in one statement or one REPEATABLE READ transaction.",
            examples: [
                .postgres("SHOW transaction_isolation", prints: "read committed")
            ]),
        CatalogueEntry(
            "REL-17", .medium, "Soft deletes and current dimensions",
            postgres: "joined to today’s value: a leak", sqlite: "the same", swift: "today’s value at serving time",
            advice: "Keep validity, and join to what was valid at as_of.",
            examples: [
                .postgres(
                    """
                    SELECT (SELECT v FROM (VALUES (1,'old'),(9,'new')) d(since, v) ORDER BY since DESC LIMIT 1), \
                    (SELECT v FROM (VALUES (1,'old'),(9,'new')) d(since, v) WHERE since <= 5 ORDER BY since DESC \
                    LIMIT 1)
                    """, prints: "new|old"),
                .sqlite(
                    """
                    SELECT (SELECT column2 FROM (VALUES (1,'old'),(9,'new')) ORDER BY column1 DESC LIMIT 1), \
                    (SELECT column2 FROM (VALUES (1,'old'),(9,'new')) WHERE column1 <= 5 ORDER BY column1 DESC \
                    LIMIT 1)
                    """, prints: "new|old"),
                .swift(
                    """
                    let versions = [(since: 1, value: "old"), (since: 9, value: "new")]
                    print(versions.last?.value as Any, versions.last { $0.since <= 5 }?.value as Any)
                    """, prints: #"Optional("new") Optional("old")"#),
            ]),
        CatalogueEntry(
            "REL-18", .medium, "Validity closed at both ends",
            postgres: "two matches at the boundary", sqlite: "two matches", swift: "the first match",
            advice: "Write validity as from <= at AND at < to.",
            examples: [
                .postgres(
                    "SELECT count(*) FROM (SELECT 1 AS a, 5 AS b UNION ALL SELECT 5, 9) v WHERE 5 BETWEEN a AND b",
                    prints: "2"),
                .postgres(
                    "SELECT count(*) FROM (SELECT 1 AS a, 5 AS b UNION ALL SELECT 5, 9) v WHERE a <= 5 AND 5 < b",
                    prints: "1"),
                .sqlite(
                    "SELECT count(*) FROM (SELECT 1 AS a, 5 AS b UNION ALL SELECT 5, 9) v WHERE 5 BETWEEN a AND b",
                    prints: "2"),
                .sqlite(
                    "SELECT count(*) FROM (SELECT 1 AS a, 5 AS b UNION ALL SELECT 5, 9) v WHERE a <= 5 AND 5 < b",
                    prints: "1"),
                .swift(
                    """
                    print([1...5, 5...9].filter { $0.contains(5) }.count, [1..<5, 5..<9].filter { $0.contains(5) \
                    }.count)
                    """, prints: "2 1"),
            ]),
        CatalogueEntry(
            "REL-19", .medium, "Approximate functions",
            postgres: "none built in; extensions differ by engine and run", sqlite: "none built in", swift: "exact",
            note: "APPROX_COUNT_DISTINCT, HyperLogLog and quantile sketches of BigQuery, Snowflake and others.",
            advice: "Use exact functions in features."),
        CatalogueEntry(
            "REL-20", .medium, "Volatile functions and sampling",
            postgres: "differ by run", sqlite: "differ by run", swift: "differ by run",
            advice: "Draw samples by a hash of the key; verify refuses random().",
            examples: [
                .postgres("SELECT provolatile FROM pg_proc WHERE proname = 'random'", prints: "v"),
                .sqlite("SELECT count(DISTINCT r) FROM (SELECT random() AS r UNION ALL SELECT random())", prints: "2"),
            ]),
        CatalogueEntry(
            "REL-21", .medium, "The order of conditions",
            postgres: "the planner may cast first", sqlite: "as the planner likes",
            swift: "from left to right, stopping early",
            advice: "Guard with CASE, which keeps its order.",
            examples: [
                .postgres(
                    """
                    SELECT count(*) FROM (VALUES ('7'),('x')) t(x) WHERE CASE WHEN x ~ '^[0-9]+$' THEN x::int > 0 \
                    ELSE false END
                    """, prints: "1"),
                .swift(#"print(["7", "x"].filter { Int($0) != nil && (Int($0) ?? 0) > 0 }.count)"#, prints: "1"),
            ]),
        CatalogueEntry(
            "REL-22", .medium, "STRING_AGG and ARRAY_AGG without an order",
            postgres: "any order", sqlite: "any order", swift: "the order of the input",
            advice: "Write ORDER BY inside the aggregate.",
            examples: [
                .postgres(
                    """
                    SELECT string_agg(x, ',' ORDER BY x), array_agg(x ORDER BY x DESC) FROM (VALUES ('b'),('a')) \
                    t(x)
                    """, prints: "a,b|{b,a}"),
                .sqlite(
                    "SELECT group_concat(column1) FROM (SELECT column1 FROM (VALUES ('b'),('a')) ORDER BY 1)",
                    prints: "a,b"),
                .swift(
                    #"print(["b", "a"].joined(separator: ","), ["b", "a"].sorted().joined(separator: ","))"#,
                    prints: "b,a a,b"),
            ]),
        CatalogueEntry(
            "REL-23", .low, "The order of a Dictionary or Set",
            postgres: "not concerned", sqlite: "not concerned",
            swift: "another in each process: floating sums over it differ",
            advice: "Sort before folding.",
            examples: [
                .swift(
                    """
                    let values: Set<Double> = [1e16, 1, -1e16]
                    print(values.sorted().reduce(0, +))
                    """, prints: "0.0")
            ]),
        CatalogueEntry(
            "REL-24", .medium, "zip of unequal lists",
            postgres: "a join keeps what is unmatched as NULL", sqlite: "the same",
            swift: "zip cuts to the shorter, in silence",
            advice: "Check the counts before zip.",
            examples: [
                .postgres("SELECT count(*), count(b) FROM unnest(ARRAY[1,2,3], ARRAY[1,2]) t(a, b)", prints: "3|2"),
                .postgres(
                    """
                    SELECT count(*), count(b.i) FROM (SELECT 1 AS i UNION ALL SELECT 2 UNION ALL SELECT 3) a LEFT \
                    JOIN (SELECT 1 AS i UNION ALL SELECT 2) b ON a.i = b.i
                    """, prints: "3|2"),
                .sqlite(
                    """
                    SELECT count(*), count(b.i) FROM (SELECT 1 AS i UNION ALL SELECT 2 UNION ALL SELECT 3) a LEFT \
                    JOIN (SELECT 1 AS i UNION ALL SELECT 2) b ON a.i = b.i
                    """, prints: "3|2"),
                .swift("print(Array(zip([1, 2, 3], [1, 2])).count)", prints: "2"),
            ]),
        CatalogueEntry(
            "REL-25", .medium, "No row after WHERE or HAVING",
            postgres: "no row", sqlite: "no row", swift: "an empty list",
            advice: "Start from spine with a LEFT JOIN.",
            examples: [
                .postgres(
                    """
                    SELECT count(*) FROM (SELECT x, count(*) FROM (SELECT 1 AS x) t GROUP BY x HAVING count(*) > \
                    1) a
                    """, prints: "0"),
                .sqlite(
                    """
                    SELECT count(*) FROM (SELECT x, count(*) FROM (SELECT 1 AS x) t GROUP BY x HAVING count(*) > \
                    1) a
                    """, prints: "0"),
                .swift("print(Dictionary(grouping: [1], by: { $0 }).filter { $0.value.count > 1 }.count)", prints: "0"),
            ]),
        CatalogueEntry(
            "REL-26", .low, "DISTINCT in a window",
            postgres: "an error", sqlite: "an error", swift: "easy",
            advice: "Aggregate distinct values in a subquery.",
            examples: [
                .postgres(
                    "SELECT count(DISTINCT x) OVER () FROM (VALUES (1),(1)) t(x)",
                    fails: "DISTINCT is not implemented for window functions"),
                .sqlite(
                    "SELECT count(DISTINCT column1) OVER () FROM (VALUES (1),(1))",
                    fails: "DISTINCT is not supported for window functions"),
                .swift("print(Set([1, 1]).count)", prints: "1"),
            ]),
        CatalogueEntry(
            "REL-27", .medium, "A new value of an enumeration",
            postgres: "passes through", sqlite: "passes through",
            swift: "init(rawValue:) gives nil, and the row is dropped",
            advice: "Give unknown values a case of their own.",
            examples: [
                .postgres("SELECT count(*) FROM (SELECT 1 AS kind UNION ALL SELECT 9) t", prints: "2"),
                .sqlite("SELECT count(*) FROM (SELECT 1 AS kind UNION ALL SELECT 9) t", prints: "2"),
                .swift(
                    """
                    enum Kind: Int { case bought = 1, returned = 2 }
                    print([1, 9].compactMap(Kind.init(rawValue:)).count)
                    """, prints: "1"),
            ]),
    ]
}
