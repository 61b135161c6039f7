internal import SQLFrontend
internal import SQLite

extension Translation {
    /// Functions of text; nil for other functions.
    func textFunction(
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
