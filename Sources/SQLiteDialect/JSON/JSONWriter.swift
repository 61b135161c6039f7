internal import SQLite

/// Writes JSON as PostgreSQL does.
enum JSONWriter {
    /// A value of `jsonb`: one blank behind colons and commas, keys once and in order, numbers as numerics.
    static func jsonb(_ value: JSONValue) throws(FunctionFailure) -> String {
        switch value {
        case .null: return "null"
        case .bool(let truth): return truth ? "true" : "false"
        case .number(let digits): return try PGNumeric(literal: digits).text
        case .string(let text): return quoted(text)
        case .array(let elements):
            var parts: [String] = []
            for element in elements { parts.append(try jsonb(element.value)) }
            return "[\(parts.joined(separator: ", "))]"
        case .object(let members):
            var parts: [String] = []
            for (key, member) in ordered(members) { parts.append("\(quoted(key)): \(try jsonb(member.value))") }
            return "{\(parts.joined(separator: ", "))}"
        }
    }

    /// The members as `jsonb` keeps them: the last of double keys, shorter keys first, then by their bytes.
    static func ordered(_ members: [(key: String, value: JSONNode)]) -> [(key: String, value: JSONNode)] {
        var last: [[UInt8]: Int] = [:]
        for (index, member) in members.enumerated() { last[Array(member.key.utf8)] = index }
        return members.indices.filter { last[Array(members[$0].key.utf8)] == $0 }.map { members[$0] }.sorted {
            let (first, second) = ($0.key.utf8, $1.key.utf8)
            return first.count == second.count ? first.lexicographicallyPrecedes(second) : first.count < second.count
        }
    }

    /// A string with its escapes, as `escape_json` writes it.
    static func quoted(_ text: String) -> String {
        var result: [UInt8] = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            switch byte {
            case 0x08: result.append(contentsOf: "\\b".utf8)
            case 0x0c: result.append(contentsOf: "\\f".utf8)
            case 0x0a: result.append(contentsOf: "\\n".utf8)
            case 0x0d: result.append(contentsOf: "\\r".utf8)
            case 0x09: result.append(contentsOf: "\\t".utf8)
            case UInt8(ascii: "\""): result.append(contentsOf: "\\\"".utf8)
            case UInt8(ascii: "\\"): result.append(contentsOf: "\\\\".utf8)
            case 0..<0x20:
                result.append(contentsOf: "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
            default: result.append(byte)
            }
        }
        result.append(UInt8(ascii: "\""))
        return String(decoding: result, as: UTF8.self)
    }

    /// What `jsonb_pretty` writes: four blanks for each level.
    static func pretty(_ value: JSONValue, level: Int = 0) throws(FunctionFailure) -> String {
        let (outer, inner) = (String(repeating: " ", count: level * 4), String(repeating: " ", count: level * 4 + 4))
        var parts: [String] = []
        switch value {
        case .array(let elements):
            for element in elements { parts.append(inner + (try pretty(element.value, level: level + 1))) }
            return "[\n\(parts.joined(separator: ",\n"))\(parts.isEmpty ? "" : "\n")\(outer)]"
        case .object(let members):
            for (key, member) in ordered(members) {
                parts.append("\(inner)\(quoted(key)): \(try pretty(member.value, level: level + 1))")
            }
            return "{\n\(parts.joined(separator: ",\n"))\(parts.isEmpty ? "" : "\n")\(outer)}"
        default: return try jsonb(value)
        }
    }

    /// A value of an SQL type as `to_json` writes it; nil for NULL.
    static func json(_ value: SQLiteValue, _ type: String) throws(FunctionFailure) -> String? {
        if type.hasPrefix("_") {
            guard case .text(var text) = value else { return nil }
            guard let array = text.withUTF8({ PGArray(stored: $0) }) else { throw .wrongClass("to_json") }
            return try json(array.elements[...], array.dimensions[...], String(type.dropFirst()))
        }
        switch (value, type) {
        case (.null, _): return nil
        case (.integer(let truth), "bool"): return truth == 1 ? "true" : "false"
        case (.text(let text), "json"), (.text(let text), "jsonb"), (.text(let text), "numeric"): return text
        case (.notANumber, "float8"), (.notANumber, "float4"): return quoted("NaN")
        case (.integer, "int2"), (.integer, "int4"), (.integer, "int8"): return try ElementText.write(value, type)
        case (.real(let number), _):
            let text = PGText.shortest(number)
            return number.isFinite ? text : quoted(text)
        case (.integer(let instant), "timestamp"):
            return quoted(
                PGText.timestamp(microseconds: instant, zone: "").replacing(" ", with: "T", maxReplacements: 1))
        case (.integer(let instant), "timestamptz"):
            return quoted(
                PGText.timestamp(microseconds: instant, zone: "+00:00").replacing(" ", with: "T", maxReplacements: 1))
        default: return (try ElementText.write(value, type)).map(quoted)
        }
    }

    private static func json(
        _ elements: ArraySlice<SQLiteValue>, _ dimensions: ArraySlice<PGArray.Dimension>, _ type: String
    ) throws(FunctionFailure) -> String {
        guard let outer = dimensions.first else {
            guard let element = elements.first else { return "[]" }
            return try json(element, type) ?? "null"
        }
        let size = elements.count / outer.count
        var parts: [String] = []
        for index in 0..<outer.count {
            let start = elements.startIndex + index * size
            parts.append(try json(elements[start..<start + size], dimensions.dropFirst(), type))
        }
        return "[\(parts.joined(separator: ","))]"
    }
}
