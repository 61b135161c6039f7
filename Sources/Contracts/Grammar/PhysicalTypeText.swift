import FeatureStore

/// The physical types of PostgreSQL that can hold a contract's type, as contracts may spell them.
enum PhysicalTypeText {
    /// The canonical spelling (`integer` is `int4`), or nil where the physical type does not hold the type.
    static func canonical(_ text: String, for type: ValueType) -> String? {
        let lowered = text.lowercased().split(whereSeparator: { $0 == " " || $0 == "\t" }).joined(separator: " ")
        switch type {
        case .int: return ["int2", "int4", "int8"].first { $0 == synonyms[lowered] ?? lowered }
        case .double: return ["float4", "float8"].first { $0 == synonyms[lowered] ?? lowered }
        case .text:
            if ["text", "varchar"].contains(synonyms[lowered] ?? lowered) { return synonyms[lowered] ?? lowered }
            return sized(lowered, base: "varchar")
        case .bool: return ["bool"].first { $0 == synonyms[lowered] ?? lowered }
        case .timestamp: return ["timestamptz"].first { $0 == synonyms[lowered] ?? lowered }
        case .date: return lowered == "date" ? lowered : nil
        case .decimal: return decimal(lowered, type)
        case .list(let element, _, _):
            guard lowered.hasSuffix("[]") else { return nil }
            return canonical(String(lowered.dropLast(2)), for: element).map { $0 + "[]" }
        }
    }

    /// What may be given for a type, for messages.
    static func choices(for type: ValueType) -> String {
        switch type {
        case .int: "int2, int4 or int8"
        case .double: "float4 or float8"
        case .text: "text, varchar or varchar(n)"
        case .bool: "bool"
        case .timestamp: "timestamptz"
        case .date: "date"
        case .decimal: "numeric, or numeric(p,s) with at least the digits of \(type)"
        case .list(let element, _, _): "an array of \(choices(for: element)), as \(example(element))[]"
        }
    }

    private static func example(_ type: ValueType) -> String {
        switch type {
        case .int: "int4"
        case .double: "float8"
        case .bool: "bool"
        case .timestamp: "timestamptz"
        case .date: "date"
        case .decimal: "numeric"
        case .text, .list: "text"
        }
    }

    private static let synonyms: [String: String] = [
        "smallint": "int2", "integer": "int4", "int": "int4", "bigint": "int8", "real": "float4",
        "double precision": "float8", "character varying": "varchar", "boolean": "bool",
        "timestamp with time zone": "timestamptz",
    ]

    private static func decimal(_ text: String, _ type: ValueType) -> String? {
        let name = text.hasPrefix("decimal") ? "numeric" + text.dropFirst("decimal".count) : text
        if name == "numeric" { return name }
        guard name.hasPrefix("numeric("), let parsed = try? TypeText.parse("decimal" + name.dropFirst("numeric".count)),
            case .decimal(let precision, let scale) = parsed.type, !parsed.isNullable,
            case .decimal(let needed, let neededScale) = type
        else { return nil }
        guard scale >= neededScale, precision - scale >= needed - neededScale else { return nil }
        return "numeric(\(precision),\(scale))"
    }

    private static func sized(_ text: String, base: String) -> String? {
        let name = text.hasPrefix("character varying(") ? base + text.dropFirst("character varying".count) : text
        guard name.hasPrefix(base + "("), name.hasSuffix(")"),
            let size = Int(name.dropFirst(base.count + 1).dropLast()),
            (1...10_485_760).contains(size)
        else { return nil }
        return "\(base)(\(size))"
    }
}
