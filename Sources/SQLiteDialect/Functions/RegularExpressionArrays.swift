internal import SQLite

extension SQLiteFunctions {
    /// Functions of regular expressions that give arrays and rows: `fs_regexp_match`, `fs_regexp_matches`, `fs_regexp_split`.
    static func registerRegularExpressionArrays(
        _ registry: FunctionRegistry, _ cache: RegularExpressionCache
    ) throws(SQLiteError) {
        try registry.array("fs_regexp_match", 3) { (values) throws(FunctionFailure) in
            let read = try RegexOptions.flags(values.text(2))
            guard !read.isGlobal else { throw noGlobal("regexp_match") }
            let expression = try cache.expression(values.text(1), read.options)
            let text = RegularExpression.codePoints(values.text(0))
            return try expression.firstMatch(in: text, from: 0).map { captures(of: $0, expression, text) }
        }
        try registry.array("fs_regexp_split_to_array", 3) { (values) throws(FunctionFailure) in
            PGArray(kind: .text, try pieces(values, "regexp_split_to_array", cache))
        }
        try registry.rows("fs_regexp_matches", 3) { (values) throws(FunctionFailure) in
            let read = try RegexOptions.flags(values.text(2))
            let expression = try cache.expression(values.text(1), read.options)
            let text = RegularExpression.codePoints(values.text(0))
            var matches: [RegexMatches.Match]
            if read.isGlobal {
                matches = try RegexMatches.all(expression, text)
            } else {
                matches = try expression.firstMatch(in: text, from: 0).map { [$0] } ?? []
            }
            return ListedRows(matches.map { .text(captures(of: $0, expression, text).stored) })
        }
        try registry.rows("fs_regexp_split_to_table", 3) { (values) throws(FunctionFailure) in
            ListedRows(try pieces(values, "regexp_split_to_table", cache))
        }
    }

    private static func noGlobal(_ function: String) -> FunctionFailure {
        FunctionFailure("\(function)() does not support the \"global\" option")
    }

    private static func pieces(
        _ values: SQLiteArguments, _ function: String, _ cache: RegularExpressionCache
    ) throws(FunctionFailure) -> [SQLiteValue] {
        let read = try RegexOptions.flags(values.text(2))
        guard !read.isGlobal else { throw noGlobal(function) }
        let expression = try cache.expression(values.text(1), read.options)
        return try RegexMatches.pieces(expression, RegularExpression.codePoints(values.text(0))).map { .text($0) }
    }

    /// What the groups got, or the whole match where there are none.
    private static func captures(
        of match: RegexMatches.Match, _ expression: RegularExpression, _ text: [UInt32]
    ) -> PGArray {
        let ranges = expression.groups > 0 ? match.dropFirst() : match[...]
        return PGArray(kind: .text, ranges.map { $0.map { .text(RegexMatches.string(text[$0])) } ?? .null })
    }
}

/// Rows of one column, known beforehand.
private final class ListedRows: TableRows {
    private let values: [SQLiteValue]
    private var index = -1

    init(_ values: [SQLiteValue]) {
        self.values = values
    }

    func next() -> Bool {
        index += 1
        return index < values.count
    }

    func value(_ column: Int) -> SQLiteValue { values[index] }
}
