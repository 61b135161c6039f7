/// Reads one JSON text (RFC 8259), strictly: no comments, no trailing commas, no NaN, no name twice, valid UTF-8 only.
struct JSONReader {
    let bytes: [UInt8]
    let limits: JSONLimits
    var position = 0
    private var depth = 0
    private var values = 0

    private init(_ bytes: [UInt8], limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// Reads a whole text.
    ///
    /// - Complexity: O(bytes).
    static func read(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONError) -> JSONValue {
        var reader = JSONReader(bytes, limits: limits)
        let value = try reader.value()
        reader.skipSpace()
        guard reader.position == bytes.count else { throw reader.error("the end of the text") }
        return value
    }

    private mutating func value() throws(JSONError) -> JSONValue {
        skipSpace()
        values += 1
        guard values <= limits.values else {
            throw error("at most \(limits.values) values in all", found: "one more", isTooLarge: true)
        }
        guard position < bytes.count else { throw error("a value") }
        switch bytes[position] {
        case UInt8(ascii: "{"): return try nested { reader throws(JSONError) in try reader.object() }
        case UInt8(ascii: "["): return try nested { reader throws(JSONError) in try reader.array() }
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default: throw error("a value")
        }
    }

    private mutating func nested(
        _ body: (inout JSONReader) throws(JSONError) -> JSONValue
    ) throws(JSONError) -> JSONValue {
        depth += 1
        guard depth <= limits.depth else {
            throw error("at most \(limits.depth) arrays and objects inside one another", isTooLarge: true)
        }
        position += 1
        let value = try body(&self)
        depth -= 1
        return value
    }

    private mutating func array() throws(JSONError) -> JSONValue {
        var elements: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            elements.append(try value())
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "]")) else { throw error("a comma or ]") }
            return .array(elements)
        }
    }

    private mutating func object() throws(JSONError) -> JSONValue {
        var members: [JSONMember] = []
        // Few names are compared with one another; many go through a set, so that no object is quadratic work.
        var names: Set<[UInt8]> = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            skipSpace()
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                throw error("a member's name in double quotes")
            }
            let start = position
            let name = try text()
            if members.count == 16 { names = Set(members.map { Array($0.name.utf8) }) }
            let isRepeated =
                members.count < 16
                ? members.contains { $0.name.utf8.elementsEqual(name.utf8) } : !names.insert(Array(name.utf8)).inserted
            guard !isRepeated else { throw error("each name once", found: "a name again", at: start) }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw error("a colon") }
            members.append(JSONMember(name: name, value: try value()))
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "}")) else { throw error("a comma or }") }
            return .object(members)
        }
    }

    private mutating func number() throws(JSONError) -> String {
        let start = position
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        guard position - start <= limits.numberLength else {
            throw error(
                "a number of at most \(limits.numberLength) characters", found: "\(position - start) of them",
                at: start, isTooLarge: true)
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() throws(JSONError) {
        let start = position
        while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
            position += 1
        }
        guard position > start else { throw error("a digit") }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let start = position
        let length = word.utf8CodeUnitCount
        let matches = word.withUTF8Buffer { wanted in
            start + length <= bytes.count && bytes[start..<start + length].elementsEqual(wanted)
        }
        guard matches else { throw error("\(word)") }
        position += length
        return value
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }
}
