internal import SQLite

extension SQLiteFunctions {
    /// Regular expressions: `fs_regex`, `fs_regexp_replace`, `fs_regexp_substr`, `fs_similar`.
    static func registerRegularExpressions(_ registry: FunctionRegistry) throws(SQLiteError) {
        let cache = RegularExpressionCache()
        for (name, options) in [("fs_regex", RegexOptions()), ("fs_iregex", .ignoresCase)] {
            try registry.bool(name, 2) { (values) throws(FunctionFailure) in
                try cache.expression(values.text(1), options).matches(RegularExpression.codePoints(values.text(0)))
            }
        }
        try registry.text("fs_similar", 2) { (values) throws(FunctionFailure) in
            try SimilarPattern.regularExpression(values.text(0), escape: values.text(1))
        }
        try registry.strict("fs_regex_substring", 2) { (values) throws(FunctionFailure) in
            let expression = try cache.expression(values.text(1), [])
            let text = RegularExpression.codePoints(values.text(0))
            guard let match = try expression.firstMatch(in: text, from: 0),
                let range = match[expression.groups > 0 ? 1 : 0]
            else { return .null }
            return .text(RegexMatches.string(text[range]))
        }
        try registerReplacement(registry, cache)
        try registerNumberedMatches(registry, cache)
        try registerRegularExpressionArrays(registry, cache)
    }

    /// `regexp_replace` in its three forms: `(text, pattern, replacement [, flags])`, `(…, start [, number [, flags]])`.
    private static func registerReplacement(
        _ registry: FunctionRegistry, _ cache: RegularExpressionCache
    ) throws(SQLiteError) {
        for arguments in Int32(3)...6 {
            try registry.text("fs_regexp_replace", arguments) { (values) throws(FunctionFailure) in
                let isNumbered = arguments > 4 || (arguments == 4 && values.storageClass(3) == .integer)
                let flags = isNumbered ? (arguments == 6 ? values.text(5) : "") : arguments == 4 ? values.text(3) : ""
                if !isNumbered, let first = flags.unicodeScalars.first, ("0"..."9").contains(first) {
                    throw FunctionFailure("invalid regular expression option: \"\(first)\"")
                }
                let start = isNumbered ? try positive(values.integer(3), "start") : 1
                let read = try RegexOptions.flags(flags)
                var number = read.isGlobal ? 0 : 1
                if arguments > 4 {
                    guard values.integer(4) >= 0 else { throw invalid("n", values.integer(4)) }
                    number = Int(values.integer(4))
                }
                let expression = try cache.expression(values.text(1), read.options)
                let text = RegularExpression.codePoints(values.text(0))
                return try RegexMatches.replacing(
                    expression, in: text, with: values.text(2), from: start - 1, number: number)
            }
        }
    }

    /// What several functions ask for: which match, and which group of it.
    private struct Request {
        let expression: RegularExpression
        let text: [UInt32]
        let matches: [RegexMatches.Match]

        init(
            _ values: SQLiteArguments, _ function: String, start: Int = 1, flags: String = "",
            _ cache: RegularExpressionCache
        ) throws(FunctionFailure) {
            let read = try RegexOptions.flags(flags)
            guard !read.isGlobal else { throw FunctionFailure("\(function)() does not support the \"global\" option") }
            expression = try cache.expression(values.text(1), read.options)
            text = RegularExpression.codePoints(values.text(0))
            matches = try RegexMatches.all(expression, text, from: start - 1)
        }

        /// The range of a group of the numbered match; group 0 is the whole.
        func range(_ number: Int, _ group: Int) -> Range<Int>? {
            guard number <= matches.count, group <= max(expression.groups, 1) else { return nil }
            return matches[number - 1][expression.groups == 0 ? 0 : group]
        }
    }

    private static func registerNumberedMatches(
        _ registry: FunctionRegistry, _ cache: RegularExpressionCache
    ) throws(SQLiteError) {
        for arguments in Int32(2)...3 {
            try registry.bool("fs_regexp_like", arguments) { (values) throws(FunctionFailure) in
                let read = try RegexOptions.flags(arguments > 2 ? values.text(2) : "")
                guard !read.isGlobal else {
                    throw FunctionFailure("regexp_like() does not support the \"global\" option")
                }
                return try cache.expression(values.text(1), read.options)
                    .matches(RegularExpression.codePoints(values.text(0)))
            }
        }
        for arguments in Int32(2)...4 {
            try registry.integer("fs_regexp_count", arguments) { (values) throws(FunctionFailure) in
                let start = arguments > 2 ? try positive(values.integer(2), "start") : 1
                let flags = arguments > 3 ? values.text(3) : ""
                return Int64(
                    try Request(values, "regexp_count", start: start, flags: flags, cache).matches.count)
            }
        }
        for arguments in Int32(2)...7 {
            try registry.integer("fs_regexp_instr", arguments) { (values) throws(FunctionFailure) in
                let start = arguments > 2 ? try positive(values.integer(2), "start") : 1
                let number = arguments > 3 ? try positive(values.integer(3), "n") : 1
                let end = arguments > 4 ? values.integer(4) : 0
                guard end == 0 || end == 1 else { throw invalid("endoption", end) }
                let group = arguments > 6 ? try natural(values.integer(6), "subexpr") : 0
                let flags = arguments > 5 ? values.text(5) : ""
                let request = try Request(values, "regexp_instr", start: start, flags: flags, cache)
                guard let range = request.range(number, group) else { return 0 }
                return Int64((end == 1 ? range.upperBound : range.lowerBound) + 1)
            }
        }
        for arguments in Int32(2)...6 {
            try registry.strict("fs_regexp_substr", arguments) { (values) throws(FunctionFailure) in
                let start = arguments > 2 ? try positive(values.integer(2), "start") : 1
                let number = arguments > 3 ? try positive(values.integer(3), "n") : 1
                let group = arguments > 5 ? try natural(values.integer(5), "subexpr") : 0
                let flags = arguments > 4 ? values.text(4) : ""
                let request = try Request(values, "regexp_substr", start: start, flags: flags, cache)
                guard let range = request.range(number, group) else { return .null }
                return .text(RegexMatches.string(request.text[range]))
            }
        }
    }

    private static func invalid(_ parameter: String, _ value: Int64) -> FunctionFailure {
        FunctionFailure("invalid value for parameter \"\(parameter)\": \(value)")
    }

    private static func positive(_ value: Int64, _ parameter: String) throws(FunctionFailure) -> Int {
        guard value > 0 else { throw invalid(parameter, value) }
        return Int(value)
    }

    private static func natural(_ value: Int64, _ parameter: String) throws(FunctionFailure) -> Int {
        guard value >= 0 else { throw invalid(parameter, value) }
        return Int(value)
    }
}
