internal import SQLFrontend
internal import SQLite

extension Translation {
    private static func isJSON(_ type: SQLType?) -> Bool { type == .json || type == .jsonb }

    /// Operators of json and jsonb; nil where neither operand is one.
    func jsonOperator(
        _ call: BoundOperator, _ first: BoundExpression, _ second: BoundExpression, _ offset: Int
    ) throws(QueryRefusal) -> String? {
        guard Self.isJSON(call.first) else { return nil }
        let type = call.first == .json ? "json" : "jsonb"
        let name: String
        switch (call.name, call.second) {
        case ("->", _): name = "fs_\(type)_get"
        case ("->>", _): name = "fs_\(type)_get_text"
        case ("#>", _): name = "fs_\(type)_path"
        case ("#>>", _): name = "fs_\(type)_path_text"
        case ("?", _): name = "fs_jsonb_holds"
        case ("?|", _): name = "fs_jsonb_holds_any"
        case ("?&", _): name = "fs_jsonb_holds_all"
        case ("@>", _): name = "fs_jsonb_contains"
        case ("<@", _): return "fs_jsonb_contains(\(try list([second, first])))"
        case ("||", .jsonb): name = "fs_jsonb_cat"
        case ("-", .array): name = "fs_jsonb_delete_keys"
        case ("-", _): name = "fs_jsonb_delete"
        default: throw refusal("the operator \(call.name) of \(type)", offset)
        }
        return "\(name)(\(try list([first, second])))"
    }

    /// Functions of json and jsonb; nil for other functions.
    func jsonFunction(
        _ call: BoundFunction, _ arguments: [BoundExpression], _ offset: Int
    ) throws(QueryRefusal) -> String? {
        switch call.name {
        case "json_typeof", "jsonb_typeof", "json_array_length", "jsonb_array_length", "jsonb_pretty",
            "jsonb_strip_nulls":
            return "fs_\(call.name)(\(try list(arguments)))"
        case "json_extract_path", "jsonb_extract_path", "json_extract_path_text", "jsonb_extract_path_text":
            guard let document = arguments.first else { return nil }
            let name = "fs_\(call.name.replacing("_extract", with: ""))"
            let path = "fs_array('t', \(try list(Array(arguments.dropFirst()))))"
            return "\(name)(\(try expression(document)), \(path))"
        case "jsonb_set":
            return "fs_jsonb_set(\(try list(arguments))\(arguments.count == 3 ? ", 1" : ""))"
        case "to_json": return try arguments.first.map { value throws(QueryRefusal) in try toJSON(value) }
        case "to_jsonb":
            return try arguments.first.map { value throws(QueryRefusal) in "fs_jsonb(\(try toJSON(value)))" }
        case "json_build_array", "jsonb_build_array":
            var parts: [String] = []
            for argument in arguments { parts.append(try toJSON(argument)) }
            return built(call.name, "fs_json_build_array(\(parts.joined(separator: ", ")))")
        case "json_build_object", "jsonb_build_object":
            guard arguments.count % 2 == 0 else { throw refusal("\(call.name) of a key without a value", offset) }
            var parts: [String] = []
            for (index, argument) in arguments.enumerated() {
                parts.append(index % 2 == 0 ? try jsonKey(argument) : try toJSON(argument))
            }
            return built(call.name, "fs_json_build_object(\(parts.joined(separator: ", ")))")
        default: return nil
        }
    }

    private func built(_ name: String, _ text: String) -> String {
        name.hasPrefix("jsonb") ? "fs_jsonb(\(text))" : text
    }

    /// A value as JSON text, NULL for NULL.
    private func toJSON(_ value: BoundExpression) throws(QueryRefusal) -> String {
        let type = value.type.base
        try requireKept(value.type, value.offset)
        if type == .interval || type.element == .interval { throw refusal("an interval as JSON", value.offset) }
        return "fs_to_json(\(SQLiteText.literal(type.catalogueName)), \(try expression(value)))"
    }

    private func jsonKey(_ value: BoundExpression) throws(QueryRefusal) -> String {
        try cast(value, to: PhysicalType(.text), value.offset)
    }

    /// What stands behind `fs_ordered_`, and the values, of an aggregate that makes JSON; nil for others.
    func jsonAggregate(_ aggregate: BoundAggregate) throws(QueryRefusal) -> (name: String, values: [String])? {
        guard let first = aggregate.arguments.first else { return nil }
        switch aggregate.function.name {
        case "json_agg", "jsonb_agg":
            let isLined = first.type.base.element != nil
            return ("\(aggregate.function.name)\(isLined ? "_lines" : "")", [try toJSON(first)])
        case "json_object_agg", "jsonb_object_agg":
            guard aggregate.arguments.count == 2 else { return nil }
            return (aggregate.function.name, [try jsonKey(first), try toJSON(aggregate.arguments[1])])
        default: return nil
        }
    }

    /// Casts from json and jsonb, and to them.
    func jsonCast(
        _ source: SQLType, _ text: String, to target: SQLType, _ offset: Int
    ) throws(QueryRefusal) -> String {
        switch (source, target) {
        case (.text, .json), (.varchar, .json): return "fs_json(\(text))"
        case (.text, .jsonb), (.varchar, .jsonb), (.json, .jsonb): return "fs_jsonb(\(text))"
        case (.json, .text), (.json, .varchar): return text
        // Without a column's collation, which would compare the text as a value.
        case (.jsonb, .json), (.jsonb, .text), (.jsonb, .varchar): return "(\(text) || '')"
        case (.jsonb, .bool): return "fs_bool_from_jsonb(\(text))"
        case (.jsonb, .numeric): return "fs_numeric_from_jsonb(\(text), 'numeric')"
        case (.jsonb, .float8):
            return "fs_float_from_numeric(fs_numeric_from_jsonb(\(text), 'double precision'))"
        case (.jsonb, _):
            if let width = Self.width(target) {
                let number = "fs_numeric_from_jsonb(\(text), \(SQLiteText.literal(width.name)))"
                return "fs_int\(width.rawValue)_from_numeric(\(number))"
            }
        default: break
        }
        throw refusal("a cast from \(source.name) to \(target.name)", offset)
    }

    /// `'{"a": 1}'::jsonb`: read now; what is no JSON fails when it runs, as in PostgreSQL.
    func jsonLiteral(_ text: String, _ type: SQLType) -> String {
        guard let document = try? JSONReader.read(text) else {
            return "fs_\(type.catalogueName)(\(SQLiteText.literal(text)))"
        }
        guard type == .jsonb, let normal = try? JSONWriter.jsonb(document.root.value) else {
            return type == .jsonb ? "fs_jsonb(\(SQLiteText.literal(text)))" : SQLiteText.literal(text)
        }
        return SQLiteText.literal(normal)
    }
}
