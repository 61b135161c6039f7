internal import SQLite

/// Reads JSON as PostgreSQL 15 does (RFC 8259).
struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0
    /// Deeper values PostgreSQL reads as far as its stack allows.
    private static let largestDepth = 1_000

    private init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The value of a text, or PostgreSQL's failure for a text that is no JSON.
    static func read(_ text: String) throws(FunctionFailure) -> JSONDocument {
        var reader = JSONReader(text)
        let root = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.position == reader.bytes.count else { throw reader.invalid }
        return JSONDocument(bytes: reader.bytes, root: root)
    }

    private var invalid: FunctionFailure { FunctionFailure("invalid input syntax for type json") }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d { position += 1 }
    }

    private mutating func value(depth: Int) throws(FunctionFailure) -> JSONNode {
        guard depth < Self.largestDepth else { throw .notKept("JSON nested more than \(Self.largestDepth) deep") }
        skipSpace()
        let start = position
        let value: JSONValue
        switch next {
        case UInt8(ascii: "{"): value = .object(try members(depth: depth))
        case UInt8(ascii: "["): value = .array(try elements(depth: depth))
        case UInt8(ascii: "\""): value = .string(try string())
        case UInt8(ascii: "-")?, (UInt8(ascii: "0")...UInt8(ascii: "9"))?: value = .number(try number())
        default: value = try word()
        }
        return JSONNode(range: start..<position, value: value)
    }

    private mutating func members(depth: Int) throws(FunctionFailure) -> [(key: String, value: JSONNode)] {
        position += 1
        var members: [(key: String, value: JSONNode)] = []
        skipSpace()
        if next == UInt8(ascii: "}") {
            position += 1
            return members
        }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw invalid }
            let key = try string()
            skipSpace()
            guard next == UInt8(ascii: ":") else { throw invalid }
            position += 1
            members.append((key, try value(depth: depth + 1)))
        } while try goesOn(until: UInt8(ascii: "}"))
        return members
    }

    private mutating func elements(depth: Int) throws(FunctionFailure) -> [JSONNode] {
        position += 1
        var elements: [JSONNode] = []
        skipSpace()
        if next == UInt8(ascii: "]") {
            position += 1
            return elements
        }
        repeat { elements.append(try value(depth: depth + 1)) } while try goesOn(until: UInt8(ascii: "]"))
        return elements
    }

    private mutating func goesOn(until end: UInt8) throws(FunctionFailure) -> Bool {
        skipSpace()
        guard let byte = next, byte == end || byte == UInt8(ascii: ",") else { throw invalid }
        position += 1
        return byte != end
    }

    private mutating func word() throws(FunctionFailure) -> JSONValue {
        let start = position
        while let byte = next, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) { position += 1 }
        switch String(decoding: bytes[start..<position], as: UTF8.self) {
        case "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        default: throw invalid
        }
    }

    private mutating func digits() throws(FunctionFailure) {
        let start = position
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        guard position > start else { throw invalid }
    }

    private mutating func number() throws(FunctionFailure) -> String {
        let start = position
        if next == UInt8(ascii: "-") { position += 1 }
        if next == UInt8(ascii: "0") { position += 1 } else { try digits() }
        if next == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if let byte = next, byte | 0x20 == UInt8(ascii: "e") {
            position += 1
            if let sign = next, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        // PostgreSQL takes what follows as part of the token.
        if let byte = next,
            byte == UInt8(ascii: "_") || byte >= 0x80 || String(UnicodeScalar(byte)).first?.isLetter == true
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        {
            throw invalid
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func string() throws(FunctionFailure) -> String {
        position += 1
        var content: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(&content)
            case 0..<0x20: throw invalid
            default: content.append(byte)
            }
        }
        throw invalid
    }

    private mutating func escape(_ content: inout [UInt8]) throws(FunctionFailure) {
        guard let letter = next else { throw invalid }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(letter)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0c)
        case UInt8(ascii: "n"): content.append(0x0a)
        case UInt8(ascii: "r"): content.append(0x0d)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"): content.append(contentsOf: String(try unicodeEscape()).utf8)
        default: throw invalid
        }
    }

    private mutating func unicodeEscape() throws(FunctionFailure) -> Unicode.Scalar {
        let first = try hexadecimal()
        switch first {
        case 0: throw .notKept("the JSON escape \\u0000")
        case 0xd800..<0xdc00:
            guard next == UInt8(ascii: "\\"), position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "u")
            else {
                throw invalid
            }
            position += 2
            let second = try hexadecimal()
            guard (0xdc00..<0xe000).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
            else { throw invalid }
            return scalar
        default:
            guard let scalar = Unicode.Scalar(first) else { throw invalid }
            return scalar
        }
    }

    private mutating func hexadecimal() throws(FunctionFailure) -> UInt32 {
        guard position + 4 <= bytes.count else { throw invalid }
        var value: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard
                let digit = UnicodeScalar(byte).properties.isASCIIHexDigit
                    ? Character(UnicodeScalar(byte)).hexDigitValue : nil
            else { throw invalid }
            value = value * 16 + UInt32(digit)
        }
        position += 4
        return value
    }
}
