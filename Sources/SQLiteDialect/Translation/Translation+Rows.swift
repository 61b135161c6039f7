internal import SQLFrontend
internal import SQLite

extension Translation {
    /// A sub-query that refers to what stands before it in FROM, as a call of a table function over its rows.
    func lateral(_ output: Output, _ offset: Int) throws(QueryRefusal) -> (call: String, columns: [String]) {
        guard output.columns.count <= CollectedRows.largestColumnCount else {
            throw refusal("LATERAL with more than \(CollectedRows.largestColumnCount) columns", offset)
        }
        let inner = quoted(uniqueName("q"))
        let columns = output.columns.map { "\(inner).\(quoted($0.name))" }
        return (
            "fs_rows((SELECT fs_collect_rows(\(columns.joined(separator: ", "))) FROM (\(output.sql)) AS \(inner)))",
            output.columns.indices.map(CollectedRows.columnName)
        )
    }

    /// A function that gives rows, in FROM; every one of them has a column `ordinality` behind its own.
    func rowFunction(
        _ function: BoundFunction, _ arguments: [BoundExpression], _ offset: Int
    ) throws(QueryRefusal) -> (call: String, columns: [String]) {
        var texts: [String] = []
        for argument in arguments { texts.append(try expression(argument)) }
        let name: String
        switch (function.name, function.arguments.first) {
        case ("generate_series", .int4?), ("generate_series", .int8?), ("generate_series", .numeric?):
            guard let suffix = function.arguments.first.flatMap(Self.suffix) else { fallthrough }
            name = "fs_series\(suffix)"
            if texts.count == 2 { texts.append(suffix == "n" ? SQLiteText.literal("1") : "1") }
        case ("generate_series", .timestamp?), ("generate_series", .timestamptz?): name = "fs_series_ts"
        case ("unnest", _) where arguments.count <= SQLiteFunctions.largestUnnestCount:
            for argument in arguments { try requireKept(argument.type, argument.offset) }
            return (
                "fs_unnest\(texts.count)(\(texts.joined(separator: ", ")))", texts.indices.map(CollectedRows.columnName)
            )
        case ("json_array_elements", _), ("jsonb_array_elements", _), ("json_array_elements_text", _),
            ("jsonb_array_elements_text", _), ("json_object_keys", _), ("jsonb_object_keys", _):
            name = "fs_\(function.name)"
        case ("regexp_matches", _), ("regexp_split_to_table", _):
            return (try regularExpressionCall(function, arguments), [CollectedRows.columnName(0)])
        case ("generate_subscripts", _): name = "fs_subscripts\(texts.count)"
        default:
            let types = function.arguments.map(\.name).joined(separator: ", ")
            throw refusal("\(function.name)(\(types)) in FROM", offset)
        }
        return ("\(name)(\(texts.joined(separator: ", ")))", [CollectedRows.columnName(0)])
    }
}

extension BoundStatement {
    /// Whether an expression within it, however deep, names a column of one of these relations.
    func mentions(_ relations: Set<RelationID>) -> Bool {
        var found = false
        walkDeep { if case .column(let id, _, _) = $0.kind, relations.contains(id) { found = true } }
        return found
    }
}
