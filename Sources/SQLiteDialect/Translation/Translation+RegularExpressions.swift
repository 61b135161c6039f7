internal import SQLFrontend
internal import SQLite

extension Translation {
    /// `~`, `~*` and their negations, or nil for another operator.
    func regularExpressionOperator(
        _ name: String, _ first: BoundExpression, _ second: BoundExpression
    ) throws(QueryRefusal) -> String? {
        let function: String
        switch name {
        case "~", "!~": function = "fs_regex"
        case "~*", "!~*": function = "fs_iregex"
        default: return nil
        }
        try requireKept(pattern: second, function == "fs_iregex" ? .ignoresCase : [])
        let call = "\(function)(\(try list([first, second])))"
        return name.hasPrefix("!") ? "(NOT \(call))" : call
    }

    /// A function of regular expressions that gives one value, or nil for another function.
    func regularExpressionFunction(
        _ call: BoundFunction, _ arguments: [BoundExpression], _ offset: Int
    ) throws(QueryRefusal) -> String? {
        switch (call.name, call.arguments.count, call.arguments.dropFirst().first) {
        case ("substring", 2, .text?), ("substr", 2, .text?):
            try requireKept(pattern: arguments[1], [])
            return "fs_regex_substring(\(try list(arguments)))"
        case ("substring", 3, .text?):
            return "fs_regex_substring(\(try expression(arguments[0])), "
                + "fs_similar(\(try list(Array(arguments.dropFirst())))))"
        case ("similar_to_escape", 1, _): return "fs_similar(\(try list(arguments)), '\\')"
        case ("similar_to_escape", 2, _): return "fs_similar(\(try list(arguments)))"
        case ("regexp_replace", _, _), ("regexp_like", _, _), ("regexp_count", _, _), ("regexp_instr", _, _),
            ("regexp_substr", _, _):
            try requireKept(pattern: arguments[1], constantOptions(arguments.dropFirst(2)))
            return "fs_\(call.name)(\(try list(arguments)))"
        case ("regexp_match", _, _), ("regexp_split_to_array", _, _):
            return try regularExpressionCall(call, arguments)
        default: return nil
        }
    }

    /// A function of a text, a pattern and perhaps flags; all three are written.
    func regularExpressionCall(_ call: BoundFunction, _ arguments: [BoundExpression]) throws(QueryRefusal) -> String {
        try requireKept(pattern: arguments[1], constantOptions(arguments.dropFirst(2)))
        return "fs_\(call.name)(\(try list(arguments))\(arguments.count == 2 ? ", ''" : ""))"
    }

    /// The options of a flags argument that is a literal; none where there is no such argument.
    private func constantOptions(_ arguments: ArraySlice<BoundExpression>) -> RegexOptions {
        for argument in arguments.reversed() {
            guard case .constant(.text(let flags)) = argument.kind else { continue }
            return (try? RegexOptions.flags(flags).options) ?? []
        }
        return []
    }

    /// Refuses a literal pattern that SQLite's side cannot keep; one that is wrong fails while running, as PostgreSQL does.
    private func requireKept(pattern: BoundExpression, _ options: RegexOptions) throws(QueryRefusal) {
        guard case .constant(.text(let text)) = pattern.kind else { return }
        do {
            _ = try RegularExpression(text, options: options)
        } catch {
            let prefix = SQLiteRepresentation.notKeptPrefix
            guard error.message.hasPrefix(prefix) else { return }
            let construct = error.message.dropFirst(prefix.count).prefix { $0 != ";" }
            throw refusal(String(construct), pattern.offset)
        }
    }
}
