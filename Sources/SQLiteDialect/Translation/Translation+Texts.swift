internal import SQLFrontend
internal import SQLite

extension Translation {
    /// Functions of text; nil for other functions.
    func textFunction(
        _ call: BoundFunction, _ arguments: [BoundExpression], _ offset: Int
    ) throws(QueryRefusal) -> String? {
        switch call.name {
        case "concat": return try concatenation(arguments, offset)
        case "concat_ws", "format":
            let separator = try arguments.prefix(1).map { (first) throws(QueryRefusal) in try expression(first) }
            let outputs = try arguments.dropFirst().map { (argument) throws(QueryRefusal) in
                try output(argument, offset)
            }
            return "fs_\(call.name)(\((separator + outputs).joined(separator: ", ")))"
        case "chr": return "fs_chr(\(try list(arguments)))"
        case "to_hex": return "fs_to_hex\(call.arguments.first == .int8 ? "8" : "4")(\(try list(arguments)))"
        case "quote_literal", "quote_nullable":
            guard let argument = arguments.first else { return nil }
            // Of another type than text it is the cast, not the output.
            let quoted = "fs_quote_literal(\(try cast(argument, to: PhysicalType(.text), offset)))"
            return call.name == "quote_literal" ? quoted : "coalesce(\(quoted), 'NULL')"
        default: break
        }
        guard let type = call.arguments.first, type == .text || type == .varchar else { return nil }
        let name: String
        switch (call.name, call.arguments.dropFirst().first) {
        case ("length", nil), ("char_length", nil), ("character_length", nil): name = "length"
        case ("octet_length", nil): return "length(CAST(\(try list(arguments)) AS BLOB))"
        case ("bit_length", nil): return "(8 * length(CAST(\(try list(arguments)) AS BLOB)))"
        case ("btrim", _): name = "trim"
        case ("ltrim", _): name = "ltrim"
        case ("rtrim", _): name = "rtrim"
        case ("replace", .text?): name = "replace"
        case ("position", .text?), ("strpos", .text?): name = "instr"
        case ("substr", .int4?), ("substring", .int4?): name = "fs_substr"
        case ("lower", nil), ("upper", nil), ("reverse", nil), ("left", .int4?), ("right", .int4?),
            ("split_part", .text?), ("starts_with", .text?), ("lpad", .int4?), ("rpad", .int4?), ("repeat", .int4?),
            ("overlay", .text?), ("translate", .text?), ("initcap", nil), ("ascii", nil), ("md5", nil),
            ("quote_ident", nil), ("like_escape", .text?):
            name = "fs_\(call.name)"
        default: return nil
        }
        return "\(name)(\(try list(arguments)))"
    }

    /// `concat`: NULLs are left out.
    private func concatenation(_ arguments: [BoundExpression], _ offset: Int) throws(QueryRefusal) -> String {
        var parts: [String] = []
        for argument in arguments { parts.append("coalesce(\(try output(argument, offset)), '')") }
        return parts.isEmpty ? "''" : "(\(parts.joined(separator: " || ")))"
    }

    /// The text that a value is written as; its cast to text, but for a boolean, which is a letter here and a word there.
    private func output(_ argument: BoundExpression, _ offset: Int) throws(QueryRefusal) -> String {
        guard argument.type.base == .bool else { return try cast(argument, to: PhysicalType(.text), offset) }
        return "CASE \(try expression(argument)) WHEN 1 THEN 't' WHEN 0 THEN 'f' END"
    }
}
