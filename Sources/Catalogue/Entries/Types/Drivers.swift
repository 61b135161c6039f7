extension Catalogue {
    /// Types on their way: JSON, drivers and versions.
    static let drivers: [CatalogueEntry] = [
        CatalogueEntry(
            "TYP-12", .medium, "Two SQLites in one process",
            postgres: "not concerned", sqlite: "the system’s and a vendored one round and sum differently",
            swift: "not concerned",
            note: """
                The example answers otherwise from 3.43 on; the vendored SQLite of sqlite-nio was 3.51.3 beside the \
                system’s 3.40.1.
                """,
            advice: "Note sqlite_version() with every answer.",
            examples: [
                .sqlite(
                    """
                    WITH RECURSIVE t(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM t WHERE i < 10) SELECT sum(0.1) \
                    = 1, round(12.7*0.35, 2) FROM t
                    """, prints: "0|4.45")
            ]),
        CatalogueEntry(
            "TYP-13", .medium, "A long number in JSON",
            postgres: "exact", sqlite: "REAL 1.23456789012346e+19", swift: "an Int does not decode",
            advice: "Carry ids as text in JSON.",
            examples: [
                .postgres("SELECT '12345678901234567890'::jsonb", prints: "12345678901234567890"),
                .sqlite(
                    """
                    SELECT json_extract('12345678901234567890', '$'), typeof(json_extract('12345678901234567890', \
                    '$'))
                    """, prints: "1.23456789012346e+19|real"),
                .swift(
                    """
                    import Foundation
                    print((try? JSONDecoder().decode([Int].self, from: Data("[12345678901234567890]".utf8))) as Any)
                    """, prints: "nil"),
            ]),
        CatalogueEntry(
            "TYP-14", .low, "A key twice in JSON",
            postgres: "the last", sqlite: "the first", swift: "the first, by JSONDecoder",
            advice: "Refuse such JSON where rows are written.",
            examples: [
                .postgres(#"SELECT '{"a":1,"a":2}'::jsonb->>'a', '{"a":1,"a":2}'::json->>'a'"#, prints: "2|2"),
                .sqlite(#"SELECT json_extract('{"a":1,"a":2}', '$.a')"#, prints: "1"),
                .swift(
                    #"""
                    import Foundation
                    print((try? JSONDecoder().decode([String: Int].self, from: \#
                    Data("{\"a\":1,\"a\":2}".utf8)))?["a"] as Any)
                    """#, prints: "Optional(1)"),
            ]),
        CatalogueEntry(
            "TYP-15", .medium, "1.10 in JSON",
            postgres: "the text 1.10 stays", sqlite: "1.1", swift: "1.1",
            advice: "Carry decimals as text in JSON.",
            examples: [
                .postgres("SELECT '1.10'::jsonb", prints: "1.10"),
                .sqlite("SELECT json_extract('1.10', '$')", prints: "1.1"),
                .swift(
                    """
                    import Foundation
                    print((try? JSONDecoder().decode([Double].self, from: Data("[1.10]".utf8))) as Any)
                    """, prints: "Optional([1.1])"),
            ]),
        CatalogueEntry(
            "TYP-16", .medium, #"Decoding an Int from 1.0, 1.5 and "1""#,
            postgres: "not concerned", sqlite: "not concerned", swift: "1, and two failures",
            advice: "Write integers as integers.",
            examples: [
                .swift(
                    #"""
                    import Foundation
                    for text in ["[1.0]", "[1.5]", "[\"1\"]"] {
                        print((try? JSONDecoder().decode([Int].self, from: Data(text.utf8))) as Any)
                    }
                    """#, prints: "Optional([1])\nnil\nnil")
            ]),
        CatalogueEntry(
            "TYP-17", .medium, "true in JSON",
            postgres: "a boolean", sqlite: "1", swift: "as? Int gives 1, and 1 passes as Bool",
            advice: "Decode with Codable, never with as?.",
            examples: [
                .postgres("SELECT jsonb_typeof('true'::jsonb)", prints: "boolean"),
                .sqlite("SELECT json_extract('true', '$')", prints: "1"),
                .swift(
                    """
                    import Foundation
                    let parsed = try? JSONSerialization.jsonObject(with: Data("[true, 1]".utf8)) as? [Any]
                    print(parsed?[0] as? Int as Any, parsed?[1] as? Bool as Any)
                    """, prints: "Optional(1) Optional(true)"),
            ]),
        CatalogueEntry(
            "TYP-18", .medium, "How JSONEncoder writes a Date",
            postgres: "not concerned", sqlite: "not concerned", swift: "as seconds since 2001",
            advice: "Set dateEncodingStrategy, or write microseconds.",
            examples: [
                .swift(
                    """
                    import Foundation
                    let data = try? JSONEncoder().encode([Date(timeIntervalSince1970: 1_704_067_200.5)])
                    print(String(decoding: data ?? Data(), as: UTF8.self))
                    """, prints: "[725760000.5]")
            ]),
        CatalogueEntry(
            "TYP-19", .low, "How JSONEncoder writes -0.0 and nan",
            postgres: "not concerned", sqlite: "not concerned", swift: "-0, and an error",
            advice: "Make nan nil before encoding.",
            examples: [
                .swift(
                    """
                    import Foundation
                    print(String(decoding: (try? JSONEncoder().encode([-0.0])) ?? Data(), as: UTF8.self))
                    print((try? JSONEncoder().encode([Double.nan])) as Any)
                    """, prints: "[-0]\nnil")
            ]),
        CatalogueEntry(
            "TYP-20", .medium, "A bare column beside an aggregate",
            postgres: "an error", sqlite: "a value of some row", swift: "does not arise",
            note: "SQLite documents one exception: beside MIN or MAX the column is of the row that holds it.",
            advice: "Group by every bare column.",
            examples: [
                .postgres(
                    "SELECT x, count(*) FROM (VALUES (1),(2)) t(x)",
                    fails: #"column "t.x" must appear in the GROUP BY clause or be used in an aggregate function"#),
                .sqlite("SELECT count(*), column1 IN (1, 2) FROM (VALUES (1),(2))", prints: "2|1"),
                .sqlite("SELECT column2, max(column1) FROM (VALUES (1,'a'),(3,'b'),(2,'c'))", prints: "b|3"),
            ]),
        CatalogueEntry(
            "TYP-21", .medium, "A text in a NUMERIC column",
            postgres: "numeric keeps 1.0", sqlite: "becomes the integer 1", swift: "Decimal prints 1",
            advice: "Compare decimals as numbers.",
            examples: [
                .postgres("SELECT '1.0'::numeric", prints: "1.0"),
                .sqlite(
                    "CREATE TABLE t(x NUMERIC); INSERT INTO t VALUES ('1.0'); SELECT x, typeof(x) FROM t",
                    prints: "1|integer"),
                .swift(
                    """
                    import Foundation
                    print(Decimal(string: "1.0") ?? 0)
                    """, prints: "1"),
            ]),
        CatalogueEntry(
            "TYP-22", .low, "Decimal commas of a locale",
            postgres: "to_char follows lc_numeric", sqlite: "not concerned",
            swift: "NumberFormatter follows its locale",
            advice: "Never format by locale in a feature.",
            examples: [
                .postgres("SELECT to_char(1.5, '9D9')", prints: " 1.5"),
                .swift(
                    """
                    import Foundation
                    let formatter = NumberFormatter()
                    formatter.locale = Locale(identifier: "de_DE")
                    formatter.numberStyle = .decimal
                    print(formatter.string(from: 1.5) as Any, formatter.number(from: "1.5") as Any)
                    """, prints: #"Optional("1,5") nil"#),
            ]),
    ]
}
