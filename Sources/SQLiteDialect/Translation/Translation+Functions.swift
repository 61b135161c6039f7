internal import SQLFrontend
internal import SQLite

extension Translation {
    /// A function of PostgreSQL's catalogue.
    func function(_ call: BoundFunction, _ arguments: [BoundExpression], _ offset: Int) throws(QueryRefusal) -> String {
        if let text = try timeFunction(call, arguments, offset) { return text }
        if let text = try numberFunction(call, arguments, offset) { return text }
        if let text = try regularExpressionFunction(call, arguments, offset) { return text }
        if let text = try textFunction(call, arguments, offset) { return text }
        // Casts that are written as calls: int4(x), date(x).
        if arguments.count == 1, call.name == call.result.catalogueName {
            return try cast(arguments[0], to: PhysicalType(call.result), offset)
        }
        let types = call.arguments.map(\.name).joined(separator: ", ")
        throw refusal("\(call.name)(\(types))", offset)
    }

    private func numberFunction(
        _ call: BoundFunction, _ arguments: [BoundExpression], _ offset: Int
    ) throws(QueryRefusal) -> String? {
        guard let type = call.arguments.first, let suffix = Self.suffix(type) else { return nil }
        let isFloat = type == .float8
        let isReal = isFloat || type == .numeric
        let name: String
        switch (call.name, arguments.count) {
        case ("abs", 1): name = "fs_abs\(suffix)"
        case ("ceil", 1), ("ceiling", 1): name = "fs_ceil\(suffix)"
        case ("floor", 1): name = "fs_floor\(suffix)"
        case ("sign", 1) where isReal: name = "fs_sign\(suffix)"
        case ("round", 1), ("trunc", 1):
            if type == .numeric { return "fs_\(call.name)n(\(try list(arguments)), 0)" }
            name = "fs_\(call.name)\(suffix)"
        case ("round", 2), ("trunc", 2): name = "fs_\(call.name)n"
        case ("sqrt", 1) where isFloat: name = "fs_sqrt"
        case ("exp", 1) where isFloat: name = "fs_exp"
        case ("ln", 1) where isFloat: name = "fs_ln"
        case ("log", 1) where isFloat, ("log10", 1) where isFloat: name = "fs_log10"
        case ("power", 2) where isFloat, ("pow", 2) where isFloat: name = "fs_power"
        case ("mod", 2): name = type.isInteger ? "fs_mod" : "fs_modn"
        case ("div", 2): name = "fs_divwholen"
        default: return nil
        }
        return "\(name)(\(try list(arguments)))"
    }

    private func textFunction(
        _ call: BoundFunction, _ arguments: [BoundExpression], _ offset: Int
    ) throws(QueryRefusal) -> String? {
        if call.name == "concat" { return try concatenation(arguments, offset) }
        guard let type = call.arguments.first, type == .text || type == .varchar else { return nil }
        let name: String
        switch (call.name, call.arguments.dropFirst().first) {
        case ("length", nil), ("char_length", nil), ("character_length", nil): name = "length"
        case ("octet_length", nil): return "length(CAST(\(try list(arguments)) AS BLOB))"
        case ("btrim", _): name = "trim"
        case ("ltrim", _): name = "ltrim"
        case ("rtrim", _): name = "rtrim"
        case ("replace", .text?): name = "replace"
        case ("position", .text?), ("strpos", .text?): name = "instr"
        case ("substr", .int4?), ("substring", .int4?): name = "fs_substr"
        case ("lower", nil), ("upper", nil), ("reverse", nil), ("left", .int4?), ("right", .int4?),
            ("split_part", .text?), ("starts_with", .text?):
            name = "fs_\(call.name)"
        default: return nil
        }
        return "\(name)(\(try list(arguments)))"
    }

    /// `concat`: NULLs are left out.
    private func concatenation(_ arguments: [BoundExpression], _ offset: Int) throws(QueryRefusal) -> String {
        var parts: [String] = []
        for argument in arguments {
            if argument.type.base == .bool {
                // The output of a boolean is a letter, its cast a word.
                parts.append("coalesce(CASE \(try expression(argument)) WHEN 1 THEN 't' WHEN 0 THEN 'f' END, '')")
            } else {
                parts.append("coalesce(\(try cast(argument, to: PhysicalType(.text), offset)), '')")
            }
        }
        return parts.isEmpty ? "''" : "(\(parts.joined(separator: " || ")))"
    }
}
