extension Catalogue {
    /// Text: blanks, padding, positions and splitting.
    static let blanksAndPositions: [CatalogueEntry] = [
        CatalogueEntry(
            "TXT-17", .high, "What trim removes",
            postgres: "U+0020 only", sqlite: "U+0020 only", swift: ".whitespaces: TAB and NBSP too, not LF",
            advice: #"Name the characters: btrim(x, E' \t\n') and the same set in Swift."#,
            examples: [
                .postgres(#"SELECT length(trim(E' \tx\n '))"#, prints: "3"),
                .sqlite("SELECT length(trim(' ' || char(9) || 'x' || char(10) || ' '))", prints: "3"),
                .swift(
                    #"""
                    import Foundation
                    print(" \tx\n ".trimmingCharacters(in: .whitespaces).count, " \tx\n ".trimmingCharacters(in: \#
                    .whitespacesAndNewlines).count)
                    """#, prints: "2 1"),
            ]),
        CatalogueEntry(
            "TXT-18", .medium, "Trimming a no-break space",
            postgres: "kept", sqlite: "kept", swift: "removed",
            advice: "Trim U+0020 alone in Swift, or name U+00A0 in SQL.",
            examples: [
                .postgres(#"SELECT length(trim(U&'x\00a0'))"#, prints: "2"),
                .sqlite("SELECT length(trim('x' || char(160)))", prints: "2"),
                .swift(
                    #"""
                    import Foundation
                    print("x\u{a0}".trimmingCharacters(in: .whitespaces).count)
                    """#, prints: "1"),
            ]),
        CatalogueEntry(
            "TXT-19", .medium, "'a' = 'a '",
            postgres: "false for text, true for char(n)", sqlite: "0; 1 under RTRIM", swift: "false",
            note: "MySQL pads.",
            advice: "Use text, never char(n).",
            examples: [
                .postgres("SELECT 'a'::text = 'a '::text, 'a'::char(3) = 'a '::char(3)", prints: "f|t"),
                .sqlite("SELECT 'a' = 'a ', 'a' = 'a ' COLLATE RTRIM", prints: "0|1"),
                .swift(#"print("a" == "a ")"#, prints: "false"),
            ]),
        CatalogueEntry(
            "TXT-20", .medium, "char(3)",
            postgres: "length 1, octets 3; || drops the blanks", sqlite: "keeps a as it is", swift: "no such type",
            advice: "Use text.",
            examples: [
                .postgres(
                    "SELECT length('a'::char(3)), octet_length('a'::char(3)), 'a'::char(3) || 'b'", prints: "1|3|ab"),
                .sqlite("SELECT length(CAST('a' AS CHAR(3)))", prints: "1"),
            ]),
        CatalogueEntry(
            "TXT-21", .low, "varchar(3) of a longer text",
            postgres: "hel", sqlite: "hello: the length is ignored", swift: "no such type",
            advice: "Cut with left(x, 3) and prefix(3).",
            examples: [
                .postgres("SELECT 'hello'::varchar(3)", prints: "hel"),
                .sqlite("SELECT CAST('hello' AS VARCHAR(3))", prints: "hello"),
                .swift(#"print("hello".prefix(3))"#, prints: "hel"),
            ]),
        CatalogueEntry(
            "TXT-22", .medium, "substr from position 0",
            postgres: "h: position 0 eats one", sqlite: "h", swift: "prefix(2) gives he",
            advice: "Count from 1 in SQL.",
            examples: [
                .postgres("SELECT substr('hello',0,2), substr('hello',1,2)", prints: "h|he"),
                .sqlite("SELECT substr('hello',0,2), substr('hello',1,2)", prints: "h|he"),
                .swift(#"print("hello".prefix(2))"#, prints: "he"),
            ]),
        CatalogueEntry(
            "TXT-23", .medium, "substr from a negative position",
            postgres: "hello", sqlite: "lo", swift: "suffix(2) gives lo",
            advice: "Write right(x, 2) in PostgreSQL.",
            examples: [
                .postgres("SELECT substr('hello',-2)", prints: "hello"),
                .postgres("SELECT right('hello', 2)", prints: "lo"),
                .sqlite("SELECT substr('hello',-2)", prints: "lo"),
                .swift(#"print("hello".suffix(2))"#, prints: "lo"),
            ]),
        CatalogueEntry(
            "TXT-24", .low, "substr of negative length",
            postgres: "an error", sqlite: "h: the characters before", swift: "prefix(-1) traps",
            advice: "Clamp lengths at 0 on both sides.",
            examples: [
                .postgres("SELECT substr('hello',2,-1)", fails: "negative substring length not allowed"),
                .sqlite("SELECT substr('hello',2,-1)", prints: "h"),
                .swift(
                    """
                    let length = Int("-1") ?? 0
                    print("hello".prefix(length))
                    """, traps: "Can't take a prefix of negative length from a collection"),
            ]),
        CatalogueEntry(
            "TXT-25", .medium, "A position that is not found, and that of the empty text",
            postgres: "0 and 1", sqlite: "0 and 1", swift: #"nil, and "abc".contains("") is true"#,
            advice: "Convert: SQL counts from 1 and says 0 for none.",
            examples: [
                .postgres("SELECT strpos('abc','x'), strpos('abc','')", prints: "0|1"),
                .sqlite("SELECT instr('abc','x'), instr('abc','')", prints: "0|1"),
                .swift(#"print("abc".firstIndex(of: "x") as Any, "abc".contains(""))"#, prints: "nil true"),
            ]),
        CatalogueEntry(
            "TXT-26", .medium, "Splitting the empty text",
            postgres: "{}, of length NULL", sqlite: "no such function",
            swift: #"split gives [], components(separatedBy:) [""]"#,
            advice: "Decide whether an empty text has a part.",
            examples: [
                .postgres(
                    "SELECT string_to_array('', ','), array_length(string_to_array('', ','), 1)", prints: "{}|NULL"),
                .swift(
                    """
                    import Foundation
                    print("".split(separator: ","), "".components(separatedBy: ","))
                    """, prints: #"[] [""]"#),
            ]),
        CatalogueEntry(
            "TXT-27", .high, "Splitting 'a,b,,c'",
            postgres: "4 parts, the third empty", sqlite: "no such function", swift: "split drops empties: 3",
            advice: "Write split(separator:omittingEmptySubsequences: false).",
            examples: [
                .postgres(
                    "SELECT array_length(string_to_array('a,b,,c', ','), 1), split_part('a,b,,c', ',', 3)",
                    prints: "4|"),
                .swift(
                    """
                    print("a,b,,c".split(separator: ",").count, "a,b,,c".split(separator: ",", \
                    omittingEmptySubsequences: false).count)
                    """, prints: "3 4"),
            ]),
        CatalogueEntry(
            "TXT-28", .low, "The element at 0",
            postgres: "NULL: arrays count from 1", sqlite: "$[0] is the first",
            swift: "a trap out of range, the first otherwise",
            advice: "Add one when indices go to SQL.",
            examples: [
                .postgres("SELECT (ARRAY[7,8])[0], (ARRAY[7,8])[1]", prints: "NULL|7"),
                .sqlite("SELECT json_extract('[7,8]', '$[0]')", prints: "7"),
                .swift("print([7, 8][0])", prints: "7"),
            ]),
        CatalogueEntry(
            "TXT-29", .medium, "The length of an empty array",
            postgres: "array_length NULL, cardinality 0", sqlite: "0", swift: "0",
            advice: "Write cardinality.",
            examples: [
                .postgres("SELECT array_length('{}'::int[], 1), cardinality('{}'::int[])", prints: "NULL|0"),
                .sqlite("SELECT json_array_length('[]')", prints: "0"),
                .swift("print([Int]().count)", prints: "0"),
            ]),
        CatalogueEntry(
            "TXT-30", .medium, "Replacing by a pattern",
            postgres: "the first match only, unless g is given", sqlite: "replace: all", swift: "replacing: all",
            advice: "Pass g to regexp_replace.",
            examples: [
                .postgres(
                    "SELECT regexp_replace('aaa','a','b'), regexp_replace('aaa','a','b','g'), replace('aaa','a','b')",
                    prints: "baa|bbb|bbb"),
                .sqlite("SELECT replace('aaa','a','b')", prints: "bbb"),
                .swift(#"print("aaa".replacing("a", with: "b"))"#, prints: "bbb"),
            ]),
    ]
}
