/// A JSON value and where it stands in the text that it was read from.
///
/// PostgreSQL's `json` keeps that text, its `jsonb` only the value: objects without double keys and ordered by the length of
/// the key, then its bytes; numbers as numerics, whose scale is kept.
struct JSONNode {
    /// The bytes of the value, without white space around it.
    let range: Range<Int>
    let value: JSONValue
}

/// What a JSON value is.
indirect enum JSONValue {
    case null
    case bool(Bool)
    /// The digits as they stand in the text.
    case number(String)
    /// The characters, escapes resolved.
    case string(String)
    case array([JSONNode])
    /// In the order of the text, double keys included.
    case object([(key: String, value: JSONNode)])

    /// What `jsonb_typeof` says.
    var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    /// Whether it is neither an array nor an object.
    var isScalar: Bool {
        switch self {
        case .array, .object: false
        default: true
        }
    }
}

/// A JSON text and its value.
struct JSONDocument {
    let bytes: [UInt8]
    let root: JSONNode

    /// The part of the text that a value stands in.
    func text(_ node: JSONNode) -> String { String(decoding: bytes[node.range], as: UTF8.self) }

    /// What `->>` gives: the characters of a string, nothing for null, else the text.
    func plainText(_ node: JSONNode) -> String? {
        switch node.value {
        case .null: nil
        case .string(let text): text
        default: text(node)
        }
    }
}
