internal import SQLite

/// Texts quoted for SQL, as PostgreSQL's `quote_literal` and `quote_ident` do.
extension PGText {
    /// A literal: quotes and backslashes doubled, with an E in front where there is a backslash.
    static func quotedLiteral(_ text: String) -> String {
        let hasBackslash = text.utf8.contains(UInt8(ascii: "\\"))
        return (hasBackslash ? "E'" : "'")
            + text.replacing("'", with: "''").replacing("\\", with: "\\\\") + "'"
    }

    /// An identifier: in quotes unless it is a plain lower-case word that is no keyword.
    static func quotedIdentifier(_ text: String) -> String {
        let isPlain = text.utf8.enumerated().allSatisfy { index, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): index > 0
            default: false
            }
        }
        if isPlain, !text.isEmpty, !keywords.contains(text) { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// The words of PostgreSQL 15 that stand for an identifier only in quotes (`pg_get_keywords()`, category not U).
    private static let keywords: Set<String> = Set(
        """
        all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both
        case cast char character check coalesce collate collation column concurrently constraint create cross
        current_catalog current_date current_role current_schema current_time current_timestamp current_user dec
        decimal default deferrable desc distinct do else end except exists extract false fetch float for foreign
        freeze from full grant greatest group grouping having ilike in initially inner inout int integer intersect
        interval into is isnull join lateral leading least left like limit localtime localtimestamp national
        natural nchar none normalize not notnull null nullif numeric offset on only or order out outer overlaps
        overlay placing position precision primary real references returning right row select session_user setof
        similar smallint some substring symmetric table tablesample then time timestamp to trailing treat trim true
        union unique user using values varchar variadic verbose when where window with xmlattributes xmlconcat
        xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable
        """
        .split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
}
