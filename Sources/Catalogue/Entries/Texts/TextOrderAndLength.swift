extension Catalogue {
    /// Text: order, equality and length.
    static let textOrderAndLength: [CatalogueEntry] = [
        CatalogueEntry(
            "TXT-01", .high, "Whether 'a' comes before 'B'",
            postgres: "false in the C locale, true under ICU’s en", sqlite: "0; 1 under NOCASE", swift: "false",
            note: "MIN, MAX and ORDER BY of text depend on the database’s locale.",
            advice: #"Write COLLATE "C" for MIN, MAX and ORDER BY of text."#,
            examples: [
                .postgres(#"SELECT 'a' < 'B' COLLATE "C", 'a' < 'B' COLLATE "en-x-icu""#, prints: "f|t"),
                .sqlite("SELECT 'a' < 'B', 'a' < 'B' COLLATE NOCASE", prints: "0|1"),
                .swift(#"print("a" < "B")"#, prints: "false"),
            ]),
        CatalogueEntry(
            "TXT-02", .medium, "Whether 'é' comes before 'f'",
            postgres: "false in the C locale, true under ICU", sqlite: "0", swift: "false",
            advice: #"Write COLLATE "C", and compare code points in Swift."#,
            examples: [
                .postgres(#"SELECT 'é' < 'f' COLLATE "C", 'é' < 'f' COLLATE "en-x-icu""#, prints: "f|t"),
                .sqlite("SELECT 'é' < 'f'", prints: "0"),
                .swift(#"print("é" < "f")"#, prints: "false"),
            ]),
        CatalogueEntry(
            "TXT-03", .high, "é composed and decomposed",
            postgres: "different: 2 distinct", sqlite: "different: 2 distinct", swift: "equal: a Set holds 1",
            note: "Joins and dictionary keys merge two customers in Swift.",
            advice: "Normalise where rows are written, or compare Array(text.utf8) in Swift.",
            examples: [
                .postgres(#"SELECT U&'\00e9' = U&'e\0301'"#, prints: "f"),
                .sqlite("SELECT char(233) = 'e' || char(769)", prints: "0"),
                .swift(#"print("\u{e9}" == "e\u{301}", Set(["\u{e9}", "e\u{301}"]).count)"#, prints: "true 1"),
            ]),
        CatalogueEntry(
            "TXT-04", .high, "The length of a decomposed é",
            postgres: "2", sqlite: "2", swift: "count 1, unicodeScalars.count 2",
            advice: "Count unicodeScalars in Swift.",
            examples: [
                .postgres(#"SELECT length(U&'e\0301')"#, prints: "2"),
                .sqlite("SELECT length('e' || char(769))", prints: "2"),
                .swift(#"print("e\u{301}".count, "e\u{301}".unicodeScalars.count)"#, prints: "1 2"),
            ]),
        CatalogueEntry(
            "TXT-05", .high, "The length of a family",
            postgres: "7 code points, 25 bytes", sqlite: "7", swift: "count 1, utf16 11, utf8 25",
            advice: "Count unicodeScalars in Swift.",
            examples: [
                .postgres("SELECT length('👨‍👩‍👧‍👦'), octet_length('👨‍👩‍👧‍👦')", prints: "7|25"),
                .sqlite("SELECT length('👨‍👩‍👧‍👦'), length(CAST('👨‍👩‍👧‍👦' AS BLOB))", prints: "7|25"),
                .swift(
                    """
                    let family = "👨‍👩‍👧‍👦"
                    print(family.count, family.unicodeScalars.count, family.utf16.count, family.utf8.count)
                    """, prints: "1 7 11 25"),
            ]),
        CatalogueEntry(
            "TXT-06", .medium, "The length of a flag",
            postgres: "2", sqlite: "2", swift: "1",
            advice: "Count unicodeScalars in Swift.",
            examples: [
                .postgres("SELECT length('🇬🇧')", prints: "2"),
                .sqlite("SELECT length('🇬🇧')", prints: "2"),
                .swift(#"print("🇬🇧".count, "🇬🇧".unicodeScalars.count)"#, prints: "1 2"),
            ]),
        CatalogueEntry(
            "TXT-07", .medium, "CRLF is one character",
            postgres: "length 4", sqlite: "length 4",
            swift: #"count 3; contains "\n" as a Character false; split by it gives 1 part"#,
            advice: "Split and search over unicodeScalars or utf8.",
            examples: [
                .postgres(#"SELECT length(E'a\r\nb')"#, prints: "4"),
                .sqlite("SELECT length('a' || char(13,10) || 'b')", prints: "4"),
                .swift(
                    #"""
                    let text = "a\r\nb"
                    print(text.count, text.contains("\n" as Character), text.split(separator: "\n" as \#
                    Character).count)
                    """#, prints: "3 false 1"),
            ]),
        CatalogueEntry(
            "TXT-08", .low, "Signs that Unicode holds to be equal",
            postgres: "Å as U+212B and U+00C5 differ", sqlite: "differ",
            swift: "equal; the ligature ﬁ differs from fi everywhere",
            advice: "Compare Array(text.utf8) in Swift.",
            examples: [
                .postgres(#"SELECT U&'\212B' = U&'\00C5', U&'\2126' = U&'\03A9', U&'\FB01' = 'fi'"#, prints: "f|f|f"),
                .sqlite("SELECT char(8491) = char(197), char(8486) = char(937)", prints: "0|0"),
                .swift(
                    #"print("\u{212B}" == "\u{C5}", "\u{2126}" == "\u{3A9}", "\u{FB01}" == "fi")"#,
                    prints: "true true false"),
            ]),
        CatalogueEntry(
            "TXT-09", .medium, "Finding e in a decomposed é",
            postgres: "1", sqlite: "1", swift: #"contains("e" as Character) false"#,
            advice: "Search unicodeScalars.",
            examples: [
                .postgres(#"SELECT strpos(U&'e\0301', 'e')"#, prints: "1"),
                .sqlite("SELECT instr('e' || char(769), 'e')", prints: "1"),
                .swift(
                    #"print("e\u{301}".contains("e" as Character), "e\u{301}".unicodeScalars.contains("e"))"#,
                    prints: "false true"),
            ]),
        CatalogueEntry(
            "TXT-10", .medium, "The upper case of ß",
            postgres: "ß", sqlite: "ß", swift: "SS",
            note: "DuckDB gives ẞ.",
            advice: "Compare in lower case, or only ASCII letters.",
            examples: [
                .postgres("SELECT upper('ß')", prints: "ß"),
                .sqlite("SELECT upper('ß')", prints: "ß"),
                .swift(#"print("ß".uppercased())"#, prints: "SS"),
            ]),
        CatalogueEntry(
            "TXT-11", .medium, "The upper case of é",
            postgres: "É in a UTF-8 locale", sqlite: "é: ASCII only", swift: "É",
            note: "An SQLite built with ICU differs, and so does PostgreSQL’s C locale.",
            advice: "Fold case where rows are written.",
            examples: [
                .postgres("SELECT upper('é')", prints: "É"),
                .postgres(#"SELECT upper('é' COLLATE "C")"#, prints: "é"),
                .sqlite("SELECT upper('é')", prints: "é"),
                .swift(#"print("é".uppercased())"#, prints: "É"),
            ]),
        CatalogueEntry(
            "TXT-12", .low, "The lower case of İ",
            postgres: "i; two code points under ICU", sqlite: "İ", swift: "two code points",
            advice: "Fold only ASCII letters.",
            examples: [
                .postgres("SELECT lower('İ')", prints: "i"),
                .postgres(#"SELECT length(lower('İ' COLLATE "en-x-icu"))"#, prints: "2"),
                .sqlite("SELECT lower('İ')", prints: "İ"),
                .swift(#"print("İ".lowercased(), "İ".lowercased().unicodeScalars.count)"#, prints: "i̇ 2"),
            ]),
        CatalogueEntry(
            "TXT-13", .low, "The final sigma",
            postgres: "ασ; ας under ICU", sqlite: "ΑΣ", swift: "ασ",
            advice: "Fold only ASCII letters.",
            examples: [
                .postgres("SELECT lower('ΑΣ')", prints: "ασ"),
                .postgres(#"SELECT lower('ΑΣ' COLLATE "en-x-icu")"#, prints: "ας"),
                .sqlite("SELECT lower('ΑΣ')", prints: "ΑΣ"),
                .swift(#"print("ΑΣ".lowercased())"#, prints: "ασ"),
            ]),
        CatalogueEntry(
            "TXT-14", .high, "'ABC' LIKE 'abc'",
            postgres: "false", sqlite: "1, for ASCII", swift: "written by hand",
            advice: "Write lower() on both sides of LIKE, or compare exactly.",
            examples: [
                .postgres("SELECT 'ABC' LIKE 'abc'", prints: "f"),
                .sqlite("SELECT 'ABC' LIKE 'abc'", prints: "1"),
                .swift(#"print("ABC" == "abc")"#, prints: "false"),
            ]),
        CatalogueEntry(
            "TXT-15", .medium, "A backslash in LIKE",
            postgres: "escapes: false", sqlite: "is itself: 1", swift: "written by hand",
            note: "PostgreSQL’s meaning is what featurestore’s SQLite translation keeps.",
            advice: "Name the escape: LIKE … ESCAPE.",
            examples: [
                .postgres(#"SELECT 'a\b' LIKE 'a\b'"#, prints: "f"),
                .sqlite(#"SELECT 'a\b' LIKE 'a\b'"#, prints: "1"),
            ]),
        CatalogueEntry(
            "TXT-16", .low, "LIKE on a number",
            postgres: "an error", sqlite: "1", swift: "does not compile",
            advice: "Cast to text.",
            examples: [
                .postgres("SELECT 10 LIKE '1%'", fails: "operator does not exist: integer ~~ unknown"),
                .sqlite("SELECT 10 LIKE '1%'", prints: "1"),
                .swift(#"print(String(10).hasPrefix("1"))"#, prints: "true"),
            ]),
    ]
}
