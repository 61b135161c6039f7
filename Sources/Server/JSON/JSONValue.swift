/// A JSON text as a tree.
///
/// Numbers are kept as they were written: an integer of 64 bits and a decimal of 38 digits do not survive a double.
enum JSONValue: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number's text, of JSON's grammar.
    case number(String)
    /// A string, unescaped.
    case text(String)
    /// An array.
    case array([JSONValue])
    /// An object's members as they stand; no name occurs twice.
    case object([JSONMember])

    /// The value of an object's member; nil where this is no object or has none of the name.
    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
    }

    /// What it is, for messages: `a number`.
    var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a truth value"
        case .number: "a number"
        case .text: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// One member of a JSON object.
struct JSONMember: Hashable, Sendable {
    /// Its name, unescaped.
    let name: String
    /// Its value.
    let value: JSONValue
}

/// How large a JSON text may grow in memory, whatever its bytes.
struct JSONLimits: Hashable, Sendable {
    /// How many arrays and objects may stand inside one another.
    var depth = 32
    /// How many values there may be in all.
    var values = 2_000_000
    /// How many characters a number may have.
    var numberLength = 128
}

/// Why a text is not the JSON that is taken.
struct JSONError: Error, Hashable {
    /// What was expected there.
    let expected: String
    /// What was found there.
    let found: String
    /// Where, from 1, counting bytes.
    let line: Int
    /// Where in the line, from 1, counting bytes.
    let column: Int
    /// Whether it is JSON, but more of it than is taken.
    var isTooLarge = false
}
