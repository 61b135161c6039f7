public import FeatureStore

/// Types as contracts spell them: `int`, `text?`, `decimal(10,2)`, `list(text?, unordered)?`.
public enum TypeText {
    /// A type and whether NULL is allowed.
    public struct Parsed: Hashable, Sendable {
        /// The type.
        public let type: ValueType
        /// Whether the spelling ends with a question mark.
        public let isNullable: Bool
    }

    /// Why a text is not a type.
    public struct Malformed: Error, Hashable, Sendable, CustomStringConvertible {
        /// What is wrong, in a sentence without a full stop.
        public let description: String
    }

    private static let names = ["int", "double", "decimal", "text", "bool", "timestamp", "date", "list"]

    /// Reads a type.
    public static func parse(_ text: String) throws(Malformed) -> Parsed {
        guard text.utf8.count <= 200 else {
            throw Malformed(description: "a type of \(text.utf8.count) bytes is none; expected at most 200")
        }
        var body = trimmed(text)
        let isNullable = body.last == "?"
        if isNullable { body = trimmed(String(body.dropLast())) }
        let name = trimmed(String(body.prefix { $0 != "(" }))
        var arguments: [String]?
        if name.count < body.count {
            guard body.last == ")" else {
                throw Malformed(
                    description: "'\(text)' lacks its closing parenthesis; inside { } YAML ends a value at a comma, so "
                        + "quote the type: \"decimal(10,2)\"")
            }
            let inner = body.dropFirst(body.prefix { $0 != "(" }.count + 1).dropLast()
            arguments = split(inner)
        }
        return Parsed(type: try type(name, arguments, whole: text), isNullable: isNullable)
    }

    private static func type(_ name: String, _ arguments: [String]?, whole: String) throws(Malformed) -> ValueType {
        switch (name, arguments) {
        case ("int", nil): return .int
        case ("double", nil): return .double
        case ("text", nil): return .text
        case ("bool", nil): return .bool
        case ("timestamp", nil): return .timestamp
        case ("date", nil): return .date
        case ("decimal", let arguments?): return try decimal(arguments, whole: whole)
        case ("decimal", nil):
            throw Malformed(description: "'\(whole)' needs its digits: decimal(precision,scale), as decimal(10,2)")
        case ("list", let arguments?): return try list(arguments, whole: whole)
        case ("list", nil): throw Malformed(description: "'\(whole)' needs its element type, as list(text)")
        default:
            guard !names.contains(name) else {
                throw Malformed(description: "'\(name)' takes nothing in parentheses")
            }
            let nearest = synonyms[name.lowercased()] ?? NearestName.suggestion(for: name, among: names)
            throw Malformed(
                description:
                    "unknown type '\(whole)'; expected one of int, double, decimal(p,s), text, bool, timestamp, "
                    + "date, list(type), with ? where NULL is allowed"
                    + (nearest.map { ". Did you mean '\($0)'?" } ?? ""))
        }
    }

    private static func decimal(_ arguments: [String], whole: String) throws(Malformed) -> ValueType {
        guard arguments.count == 2, let precision = Int(arguments[0]), let scale = Int(arguments[1]) else {
            throw Malformed(description: "'\(whole)' needs two whole numbers, as decimal(10,2)")
        }
        guard (1...38).contains(precision), (0...precision).contains(scale) else {
            throw Malformed(
                description: "'\(whole)' is out of bounds; expected a precision of 1 to 38 and a scale of 0 to the "
                    + "precision")
        }
        return .decimal(precision: precision, scale: scale)
    }

    private static func list(_ arguments: [String], whole: String) throws(Malformed) -> ValueType {
        guard arguments.count <= 2, let first = arguments.first, !first.isEmpty else {
            throw Malformed(description: "'\(whole)' needs one element type, as list(text) or list(text?, unordered)")
        }
        let element = try parse(first)
        if case .list = element.type {
            throw Malformed(description: "'\(whole)' is a list of lists; a list holds single values")
        }
        var order = ListOrder.ordered
        if arguments.count == 2 {
            guard let given = ListOrder(rawValue: arguments[1]) else {
                throw Malformed(
                    description: "'\(arguments[1])' in '\(whole)' is not an order; expected ordered, unordered")
            }
            order = given
        }
        return .list(element: element.type, order: order, nullElements: element.isNullable)
    }

    /// What people write who come from SQL or Swift.
    private static let synonyms: [String: String] = [
        "integer": "int", "bigint": "int", "int8": "int", "int64": "int", "long": "int", "smallint": "int",
        "int4": "int", "float": "double", "float8": "double", "real": "double", "number": "double",
        "string": "text", "varchar": "text", "str": "text", "boolean": "bool", "timestamptz": "timestamp",
        "datetime": "timestamp", "numeric": "decimal(p,s)", "array": "list(type)",
    ]

    /// Splits at commas outside parentheses.
    private static func split(_ text: Substring) -> [String] {
        var parts: [String] = []
        var part = ""
        var depth = 0
        for character in text {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == ",", depth == 0 {
                parts.append(trimmed(part))
                part = ""
            } else {
                part.append(character)
            }
        }
        return parts + [trimmed(part)]
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
    }
}
