extension Catalogue {
    /// Relational shape: events, windows and entities.
    static let eventsAndEntities: [CatalogueEntry] = [
        CatalogueEntry(
            "REL-07", .high, "Events delivered twice",
            postgres: "both count", sqlite: "both count", swift: "a cache in the stream drops one",
            advice: "Declare `unique` or `versions`, and count distinct ids.",
            examples: [
                .postgres("SELECT count(*), count(DISTINCT id) FROM (VALUES (1),(1)) t(id)", prints: "2|1"),
                .sqlite("SELECT count(*), count(DISTINCT column1) FROM (VALUES (1),(1))", prints: "2|1"),
                .swift("print([1, 1].count, Set([1, 1]).count)", prints: "2 1"),
            ]),
        CatalogueEntry(
            "REL-08", .high, "Late and out-of-order events",
            postgres: "the warehouse sees them", sqlite: "the same", swift: "online had not seen them",
            advice: "Restrict SQL to arrival_time <= as_of.",
            examples: [
                .postgres(
                    """
                    SELECT count(*) FILTER (WHERE event_time <= 10), count(*) FILTER (WHERE event_time <= 10 AND \
                    arrival_time <= 10) FROM (VALUES (5, 5), (6, 12)) t(event_time, arrival_time)
                    """, prints: "2|1"),
                .sqlite(
                    """
                    SELECT count(*) FILTER (WHERE column1 <= 10), count(*) FILTER (WHERE column1 <= 10 AND \
                    column2 <= 10) FROM (VALUES (5, 5), (6, 12))
                    """, prints: "2|1"),
                .swift(
                    """
                    let rows = [(event: 5, arrival: 5), (event: 6, arrival: 12)]
                    print(rows.filter { $0.event <= 10 }.count, rows.filter { $0.event <= 10 && $0.arrival <= 10 \
                    }.count)
                    """, prints: "2 1"),
            ]),
        CatalogueEntry(
            "REL-09", .high, "The bound at as_of",
            postgres: "< leaves the event itself out, <= takes it in", sqlite: "the same", swift: "the same",
            advice: "Declare the window; <= may leak the event that is to be predicted.",
            examples: [
                .postgres(
                    """
                    SELECT count(*) FILTER (WHERE at < 10), count(*) FILTER (WHERE at <= 10) FROM (VALUES \
                    (9),(10)) t(at)
                    """, prints: "1|2"),
                .sqlite(
                    """
                    SELECT count(*) FILTER (WHERE column1 < 10), count(*) FILTER (WHERE column1 <= 10) FROM \
                    (VALUES (9),(10))
                    """, prints: "1|2"),
                .swift("print([9, 10].filter { $0 < 10 }.count, [9, 10].filter { $0 <= 10 }.count)", prints: "1 2"),
            ]),
        CatalogueEntry(
            "REL-10", .high, "Windows closed or open at both ends",
            postgres: "one row more or less at each end", sqlite: "the same", swift: "the same",
            advice: "Declare the window with its brackets.",
            examples: [
                .postgres(
                    """
                    SELECT count(*) FILTER (WHERE at >= 3 AND at <= 10), count(*) FILTER (WHERE at > 3 AND at <= \
                    10), count(*) FILTER (WHERE at > 3 AND at < 10) FROM (VALUES (3),(7),(10)) t(at)
                    """, prints: "3|2|1"),
                .sqlite(
                    """
                    SELECT count(*) FILTER (WHERE column1 >= 3 AND column1 <= 10), count(*) FILTER (WHERE column1 \
                    > 3 AND column1 <= 10), count(*) FILTER (WHERE column1 > 3 AND column1 < 10) FROM (VALUES \
                    (3),(7),(10))
                    """, prints: "3|2|1"),
                .swift("print((3...10).contains(3), (3..<10).contains(10))", prints: "true false"),
            ]),
        CatalogueEntry(
            "REL-11", .high, "A missing PARTITION BY or key predicate",
            postgres: "other entities leak in", sqlite: "the same", swift: "hidden: Swift sees one entity",
            advice: "Join on every key column, and partition by them.",
            examples: [
                .postgres(
                    """
                    SELECT sum(x) OVER (ORDER BY i), sum(x) OVER (PARTITION BY k ORDER BY i) FROM (VALUES \
                    (1,1,10),(2,2,20)) t(i,k,x) ORDER BY i
                    """, prints: "10|10\n30|20"),
                .sqlite(
                    """
                    SELECT sum(column3) OVER (ORDER BY column1), sum(column3) OVER (PARTITION BY column2 ORDER BY \
                    column1) FROM (VALUES (1,1,10),(2,2,20)) ORDER BY column1
                    """, prints: "10|10\n30|20"),
                .swift(
                    #"""
                    let rows = [(key: 1, x: 10), (key: 2, x: 20)]
                    print(rows.map(\.x).reduce(0, +), rows.filter { $0.key == 2 }.map(\.x).reduce(0, +))
                    """#, prints: "30 20"),
            ]),
        CatalogueEntry(
            "REL-12", .high, "An entity without rows",
            postgres: "GROUP BY: absent; LEFT JOIN: NULL; a scalar aggregate: a row of NULL", sqlite: "the same",
            swift: "0 or nil",
            advice: "Start from spine with a LEFT JOIN, and declare the decision `empty`.",
            examples: [
                .postgres(
                    "SELECT count(*) FROM (SELECT k, sum(x) FROM (SELECT 2 AS k, 5 AS x) t WHERE k = 1 GROUP BY k) a",
                    prints: "0"),
                .postgres(
                    """
                    SELECT sum(t.x), count(t.x) FROM (SELECT 1 AS k) s LEFT JOIN (SELECT 2 AS k, 5 AS x) t ON t.k \
                    = s.k
                    """, prints: "NULL|0"),
                .sqlite(
                    "SELECT count(*) FROM (SELECT k, sum(x) FROM (SELECT 2 AS k, 5 AS x) t WHERE k = 1 GROUP BY k) a",
                    prints: "0"),
                .sqlite(
                    """
                    SELECT sum(t.x), count(t.x) FROM (SELECT 1 AS k) s LEFT JOIN (SELECT 2 AS k, 5 AS x) t ON t.k \
                    = s.k
                    """, prints: "NULL|0"),
                .swift(
                    """
                    let byKey = [2: [5]]
                    print(byKey[1]?.reduce(0, +) as Any, (byKey[1] ?? []).reduce(0, +))
                    """, prints: "nil 0"),
            ]),
        CatalogueEntry(
            "REL-13", .medium, "UNION against UNION ALL",
            postgres: "UNION drops duplicates, NULL among them", sqlite: "the same", swift: "+ keeps them",
            advice: "Write UNION ALL unless sets are meant.",
            examples: [
                .postgres(
                    "SELECT count(*) FROM (SELECT 1 AS x UNION SELECT 1 UNION SELECT NULL UNION SELECT NULL) t",
                    prints: "2"),
                .postgres("SELECT count(*) FROM (SELECT 1 AS x UNION ALL SELECT 1) t", prints: "2"),
                .sqlite(
                    "SELECT count(*) FROM (SELECT 1 AS x UNION SELECT 1 UNION SELECT NULL UNION SELECT NULL) t",
                    prints: "2"),
                .sqlite("SELECT count(*) FROM (SELECT 1 AS x UNION ALL SELECT 1) t", prints: "2"),
                .swift("print(([1] + [1]).count)", prints: "2"),
            ]),
    ]
}
