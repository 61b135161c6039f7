extension Catalogue {
    /// Text: patterns, parsing, booleans and quotes.
    static let patternsAndParsing: [CatalogueEntry] = [
        CatalogueEntry(
            "TXT-31", .medium, "Whether . matches a line end",
            postgres: "true", sqlite: "no regular expressions by default", swift: "false",
            advice: #"Write [\s\S], or dotMatchesNewlines() in Swift."#,
            examples: [
                .postgres(#"SELECT E'a\nb' ~ 'a.b'"#, prints: "t"),
                .swift(#"print("a\nb".contains(/a.b/))"#, prints: "false"),
            ]),
        CatalogueEntry(
            "TXT-32", .low, #"Whether \d matches an Arabic digit"#,
            postgres: "false", sqlite: "no regular expressions by default", swift: "true",
            advice: "Write [0-9].",
            examples: [
                .postgres(#"SELECT '٣' ~ '\d', '٣' ~ '[0-9]'"#, prints: "f|f"),
                .swift(#"print("٣".contains(/\d/), "٣".contains(/[0-9]/))"#, prints: "true false"),
            ]),
        CatalogueEntry(
            "TXT-33", .low, "Case in patterns",
            postgres: "~ minds it, ~* does not", sqlite: "no regular expressions by default", swift: "Regex minds it",
            advice: "Write ~ and a plain Regex, or ~* and ignoresCase().",
            examples: [
                .postgres("SELECT 'abc' ~ 'B', 'abc' ~* 'B'", prints: "f|t"),
                .swift(#"print("abc".contains(/B/), "abc".contains(/B/.ignoresCase()))"#, prints: "false true"),
            ]),
        CatalogueEntry(
            "TXT-34", .low, "Capitals of o’brien",
            postgres: "initcap O'Brien", sqlite: "none built in", swift: ".capitalized O'brien",
            advice: "Capitalise where rows are written.",
            examples: [
                .postgres("SELECT initcap('o''brien')", prints: "O'Brien"),
                .swift(
                    """
                    import Foundation
                    print("o'brien".capitalized)
                    """, prints: "O'brien"),
            ]),
        CatalogueEntry(
            "TXT-35", .high, "'10' < '9' as texts",
            postgres: "true", sqlite: "1", swift: "true",
            note: "The maximum of numbers in text is 9.",
            advice: "Cast to a number first: both halves agree, and are wrong.",
            examples: [
                .postgres("SELECT '10' < '9'", prints: "t"),
                .postgres("SELECT max(x) FROM (VALUES ('10'),('9')) t(x)", prints: "9"),
                .sqlite("SELECT '10' < '9'", prints: "1"),
                .swift(#"print("10" < "9", ["10", "9"].max() as Any)"#, prints: #"true Optional("9")"#),
            ]),
        CatalogueEntry(
            "TXT-36", .medium, "Leading zeros",
            postgres: "7 as an integer, different as text", sqlite: "text differs; a cast gives 7",
            swift: #"Int("007") is 7"#,
            advice: "Keep ids as text on both sides.",
            examples: [
                .postgres("SELECT '007'::int = 7, '007' = '7'", prints: "t|f"),
                .sqlite("SELECT '007' = '7', CAST('007' AS INTEGER) = 7", prints: "0|1"),
                .swift(#"print(Int("007") == 7, "007" == "7")"#, prints: "true false"),
            ]),
        CatalogueEntry(
            "TXT-37", .high, "Parsing an integer",
            postgres: "12abc, the empty text, 1e3 and 0x10 are errors; blanks around are not",
            sqlite: "12, 0, 12, 1, 0", swift: "nil for each, blanks included",
            advice: "Parse where rows are written, and refuse all else there.",
            examples: [
                .postgres("SELECT ' 12 '::int", prints: "12"),
                .postgres("SELECT '12abc'::int", fails: #"invalid input syntax for type integer: "12abc""#),
                .postgres("SELECT '1e3'::int", fails: #"invalid input syntax for type integer: "1e3""#),
                .sqlite(
                    """
                    SELECT CAST('12abc' AS INTEGER), CAST('' AS INTEGER), CAST(' 12 ' AS INTEGER), CAST('1e3' AS \
                    INTEGER), CAST('0x10' AS INTEGER)
                    """, prints: "12|0|12|1|0"),
                .swift(
                    #"print(["12abc", "", " 12 ", "1e3", "0x10"].map { Int($0) == nil }, Double("0x10") as Any)"#,
                    prints: "[true, true, true, true, true] Optional(16.0)"),
            ]),
        CatalogueEntry(
            "TXT-38", .medium, "Parsing NaN and inf",
            postgres: "NaN and Infinity", sqlite: "0.0 and 0.0", swift: "nan and inf",
            advice: "Refuse them where rows are written.",
            examples: [
                .postgres("SELECT 'NaN'::float8, 'inf'::float8", prints: "NaN|Infinity"),
                .sqlite("SELECT CAST('NaN' AS REAL), CAST('inf' AS REAL)", prints: "0.0|0.0"),
                .swift(#"print(Double("NaN") as Any, Double("inf") as Any)"#, prints: "Optional(nan) Optional(inf)"),
            ]),
        CatalogueEntry(
            "TXT-39", .medium, "Parsing 1_000 and 1,5",
            postgres: "errors", sqlite: "1 and 1.0", swift: "nil and nil",
            note: "PostgreSQL 16 takes underscores.",
            advice: "Refuse them where rows are written.",
            examples: [
                .postgres("SELECT '1_000'::int", fails: #"invalid input syntax for type integer: "1_000""#),
                .postgres("SELECT '1,5'::float8", fails: #"invalid input syntax for type double precision: "1,5""#),
                .sqlite("SELECT CAST('1_000' AS INTEGER), CAST('1,5' AS REAL)", prints: "1|1.0"),
                .swift(#"print(Int("1_000") as Any, Double("1,5") as Any)"#, prints: "nil nil"),
            ]),
        CatalogueEntry(
            "TXT-40", .medium, "Booleans as text",
            postgres: "t, yes, on and TRUE are true", sqlite: "'true' = true is 0",
            swift: #"only "true" and "false"; "TRUE" is nil"#,
            advice: "Hold booleans as booleans.",
            examples: [
                .postgres("SELECT 't'::bool, 'yes'::bool, 'on'::bool, 'TRUE'::bool", prints: "t|t|t|t"),
                .sqlite("SELECT 'true' = true, CAST('true' AS INTEGER)", prints: "0|0"),
                .swift(
                    #"print(Bool("true") as Any, Bool("TRUE") as Any, Bool("t") as Any)"#,
                    prints: "Optional(true) nil nil"),
            ]),
        CatalogueEntry(
            "TXT-41", .medium, "true as text",
            postgres: "true", sqlite: "1", swift: "true",
            advice: "Compare booleans as booleans.",
            examples: [
                .postgres("SELECT true::text", prints: "true"),
                .sqlite("SELECT CAST(true AS TEXT)", prints: "1"),
                .swift("print(String(true))", prints: "true"),
            ]),
        CatalogueEntry(
            "TXT-42", .medium, "The case of a UUID",
            postgres: "equal as uuid, different as text", sqlite: "different", swift: "uuidString is in upper case",
            advice: "Lower-case UUIDs in Swift, or hold them as uuid.",
            examples: [
                .postgres(
                    """
                    SELECT 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::uuid = \
                    'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid
                    """, prints: "t"),
                .sqlite("SELECT 'A0EEBC99' = 'a0eebc99'", prints: "0"),
                .swift(
                    """
                    import Foundation
                    print(UUID(uuidString: "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")?.uuidString ?? "no UUID")
                    """, prints: "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11"),
            ]),
        CatalogueEntry(
            "TXT-43", .medium, "Sorting A, a, b, É",
            postgres: "C locale: A a b É; ICU: a A b É", sqlite: "A a b É",
            swift: "A a b É; localizedStandardCompare puts 9 before 10",
            advice: #"Write COLLATE "C", and never a localised comparison."#,
            examples: [
                .postgres(
                    """
                    SELECT string_agg(x, ' ' ORDER BY x COLLATE "C"), string_agg(x, ' ' ORDER BY x COLLATE \
                    "en-x-icu") FROM (VALUES ('A'),('a'),('b'),('É')) t(x)
                    """, prints: "A a b É|a A b É"),
                .sqlite(
                    """
                    SELECT group_concat(column1, ' ') FROM (SELECT column1 FROM (VALUES ('É'),('b'),('a'),('A')) \
                    ORDER BY 1)
                    """, prints: "A a b É"),
                .swift(#"print(["É", "b", "a", "A"].sorted().joined(separator: " "))"#, prints: "A a b É"),
            ]),
        CatalogueEntry(
            "TXT-44", .low, "A NUL in a text",
            postgres: "an error", sqlite: "length stops there, the bytes stay",
            swift: "a character like others: count 3",
            advice: "Refuse U+0000 where rows are written.",
            examples: [
                .postgres(#"SELECT E'a\u0000b'"#, fails: #"invalid Unicode escape value at or near "\u0000""#),
                .sqlite(
                    "SELECT length('a' || char(0) || 'b'), length(CAST('a' || char(0) || 'b' AS BLOB))", prints: "1|3"),
                .swift(#"print("a\u{0}b".count)"#, prints: "3"),
            ]),
        CatalogueEntry(
            "TXT-45", .low, "A misspelt column in double quotes",
            postgres: "an error", sqlite: "a text, unless the connection forbids it", swift: "does not compile",
            note: "A typo in a column’s name becomes a constant in silence.",
            advice: "Write names without quotes; featurestore’s own connections forbid it.",
            examples: [
                .postgres(#"SELECT "nonexistent""#, fails: #"column "nonexistent" does not exist"#),
                .sqlite(#"SELECT "nonexistent""#, prints: "nonexistent"),
            ]),
        CatalogueEntry(
            "TXT-46", .low, "Reversing a decomposed é",
            postgres: "moves the accent to the other letter", sqlite: "none built in", swift: "keeps characters whole",
            advice: "Reverse unicodeScalars.",
            examples: [
                .postgres(#"SELECT reverse(U&'ae\0301') = U&'\0301ea'"#, prints: "t"),
                .swift(
                    #"print(Array(String("ae\u{301}".reversed()).unicodeScalars).map(\.value))"#,
                    prints: "[101, 769, 97]"),
            ]),
        CatalogueEntry(
            "TXT-47", .medium, "ß and SS without case",
            postgres: "ILIKE false", sqlite: "0", swift: "caseInsensitiveCompare says the same",
            advice: "Fold only ASCII letters.",
            examples: [
                .postgres("SELECT 'ß' ILIKE 'SS', lower('ß') = lower('SS')", prints: "f|f"),
                .sqlite("SELECT 'ß' = 'SS' COLLATE NOCASE", prints: "0"),
                .swift(
                    """
                    import Foundation
                    print("ß".caseInsensitiveCompare("SS") == .orderedSame, "ß".lowercased() == "SS".lowercased())
                    """, prints: "true false"),
            ]),
    ]
}
