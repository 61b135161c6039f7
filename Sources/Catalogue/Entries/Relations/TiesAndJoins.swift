extension Catalogue {
    /// Relational shape: ties and joins.
    static let tiesAndJoins: [CatalogueEntry] = [
        CatalogueEntry(
            "REL-01", .high, "Ties in ORDER BY … LIMIT 1",
            postgres: "any of them, by the plan", sqlite: "any of them, by the plan",
            swift: "max(by:) keeps the first, sorted().last the last",
            note: "The SQL example counts the rows that may win.",
            advice: "Order by the unique id last, in both halves.",
            examples: [
                .postgres(
                    """
                    SELECT count(DISTINCT id) FROM (SELECT 1 AS id, 5 AS at UNION ALL SELECT 2, 5) t WHERE at = \
                    (SELECT max(at) FROM (SELECT 5 AS at) m)
                    """, prints: "2"),
                .sqlite(
                    """
                    SELECT count(DISTINCT id) FROM (SELECT 1 AS id, 5 AS at UNION ALL SELECT 2, 5) t WHERE at = \
                    (SELECT max(at) FROM (SELECT 5 AS at) m)
                    """, prints: "2"),
                .swift(
                    """
                    let rows = [(id: 1, at: 5), (id: 2, at: 5)]
                    print(rows.max { $0.at < $1.at }?.id as Any, rows.sorted { $0.at < $1.at }.last?.id as Any)
                    """, prints: "Optional(1) Optional(2)"),
            ]),
        CatalogueEntry(
            "REL-02", .high, "Ties in LAG, LEAD and ROW_NUMBER",
            postgres: "any order among them", sqlite: "any order among them", swift: "the order of the input",
            advice: "Order by the unique id last.",
            examples: [
                .postgres(
                    """
                    SELECT row_number() OVER (ORDER BY at, id DESC), id FROM (VALUES (1,5),(2,5)) t(id, at) ORDER \
                    BY 1
                    """, prints: "1|2\n2|1"),
                .sqlite(
                    """
                    SELECT row_number() OVER (ORDER BY column2, column1 DESC), column1 FROM (VALUES (1,5),(2,5)) \
                    ORDER BY 1
                    """, prints: "1|2\n2|1"),
                .swift(
                    #"""
                    let rows = [(id: 2, at: 5), (id: 1, at: 5)]
                    print(rows.sorted { $0.at < $1.at }.map(\.id), rows.sorted { ($0.at, $0.id) < ($1.at, $1.id) \#
                    }.map(\.id))
                    """#, prints: "[2, 1] [1, 2]"),
            ]),
        CatalogueEntry(
            "REL-03", .medium, "RANK, DENSE_RANK, ROW_NUMBER",
            postgres: "1 1 3, 1 1 2, 1 2 3", sqlite: "the same", swift: "index + 1 is ROW_NUMBER",
            advice: "Choose one, and write its rule out in Swift.",
            examples: [
                .postgres(
                    """
                    SELECT rank() OVER w, dense_rank() OVER w, row_number() OVER w FROM (VALUES (10),(10),(20)) \
                    t(x) WINDOW w AS (ORDER BY x)
                    """, prints: "1|1|1\n1|1|2\n3|2|3"),
                .sqlite(
                    """
                    SELECT rank() OVER w, dense_rank() OVER w, row_number() OVER w FROM (VALUES (10),(10),(20)) \
                    WINDOW w AS (ORDER BY column1)
                    """, prints: "1|1|1\n1|1|2\n3|2|3"),
                .swift("print([10, 10, 20].indices.map { $0 + 1 })", prints: "[1, 2, 3]"),
            ]),
        CatalogueEntry(
            "REL-04", .medium, "LIMIT against FETCH … WITH TIES",
            postgres: "1 and 2 rows", sqlite: "LIMIT only", swift: "prefix(n)",
            advice: "Say what becomes of ties at the limit.",
            examples: [
                .postgres(
                    "SELECT count(*) FROM (SELECT x FROM (VALUES (1),(1),(2)) t(x) ORDER BY x LIMIT 1) a", prints: "1"),
                .postgres(
                    """
                    SELECT count(*) FROM (SELECT x FROM (VALUES (1),(1),(2)) t(x) ORDER BY x FETCH FIRST 1 ROW \
                    WITH TIES) a
                    """, prints: "2"),
                .sqlite(
                    "SELECT count(*) FROM (SELECT column1 FROM (VALUES (1),(1),(2)) ORDER BY 1 LIMIT 1)", prints: "1"),
                .swift("print([1, 1, 2].prefix(1).count)", prints: "1"),
            ]),
        CatalogueEntry(
            "REL-05", .high, "A join that multiplies rows before SUM",
            postgres: "20 for 10", sqlite: "20 for 10", swift: "a lookup: 10",
            advice: "Aggregate the many side before joining it.",
            examples: [
                .postgres(
                    """
                    SELECT sum(o.amount) FROM (SELECT 1 AS id, 10 AS amount) o JOIN (SELECT 1 AS order_id UNION \
                    ALL SELECT 1) p ON p.order_id = o.id
                    """, prints: "20"),
                .sqlite(
                    """
                    SELECT sum(o.amount) FROM (SELECT 1 AS id, 10 AS amount) o JOIN (SELECT 1 AS order_id UNION \
                    ALL SELECT 1) p ON p.order_id = o.id
                    """, prints: "20"),
                .swift(
                    #"""
                    let payments = [1: "paid"]
                    print([(id: 1, amount: 10)].filter { payments[$0.id] != nil }.map(\.amount).reduce(0, +))
                    """#, prints: "10"),
            ]),
        CatalogueEntry(
            "REL-06", .high, "A duplicate key on the one side",
            postgres: "multiplies rows", sqlite: "multiplies rows",
            swift: "Dictionary(uniqueKeysWithValues:) traps; by subscript the last wins",
            advice: "Declare `unique`, and let doctor check it.",
            examples: [
                .postgres(
                    """
                    SELECT count(*) FROM (SELECT 1 AS k) a JOIN (SELECT 1 AS k, 'x' AS v UNION ALL SELECT 1, 'y') \
                    b ON a.k = b.k
                    """, prints: "2"),
                .sqlite(
                    """
                    SELECT count(*) FROM (SELECT 1 AS k) a JOIN (SELECT 1 AS k, 'x' AS v UNION ALL SELECT 1, 'y') \
                    b ON a.k = b.k
                    """, prints: "2"),
                .swift(#"print(Dictionary([(1, "x"), (1, "y")], uniquingKeysWith: { $1 }))"#, prints: #"[1: "y"]"#),
                .swift(
                    """
                    let pairs = [(1, "x"), (1, "y")]
                    print(Dictionary(uniqueKeysWithValues: pairs))
                    """, traps: "Duplicate values for key: '1'"),
            ]),
    ]
}
