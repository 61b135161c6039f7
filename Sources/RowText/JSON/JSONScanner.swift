/// Walks through one JSON text (RFC 8259), strictly, without making a tree of it.
struct JSONScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var position: Int

    /// What is wrong, and at which byte.
    struct Fault: Error {
        let position: Int
        let message: String
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// The next byte that is no blank, or nil at the end.
    mutating func peek() -> UInt8? {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            case let byte: return byte
            }
        }
        return nil
    }

    /// Takes a byte that must come next.
    mutating func require(_ byte: UInt8, _ expected: String) throws(Fault) {
        guard peek() == byte else { throw fault("expected \(expected)") }
        position += 1
    }

    /// Takes a byte if it comes next.
    mutating func takes(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        position += 1
        return true
    }

    func fault(_ message: String, at position: Int? = nil) -> Fault {
        Fault(position: position ?? self.position, message: message)
    }

    /// Takes `null`, `true` or `false`.
    mutating func takes(word: StaticString) -> Bool {
        _ = peek()
        let count = word.utf8CodeUnitCount
        guard position + count <= bytes.count,
            UnsafeBufferPointer(rebasing: bytes[position..<position + count]).elementsEqual(
                UnsafeBufferPointer(start: word.utf8Start, count: count))
        else { return false }
        position += count
        return true
    }

    /// Takes a number and gives its characters, checked against the grammar.
    mutating func number() throws(Fault) -> UnsafeBufferPointer<UInt8> {
        let start = position
        func isDigit() -> Bool { position < bytes.count && bytes[position] &- 48 < 10 }
        if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
        guard isDigit() else { throw fault("expected a value", at: start) }
        let leads = bytes[position]
        let first = position
        while isDigit() { position += 1 }
        guard leads != 48 || position == first + 1 else { throw fault("a number begins with 0", at: start) }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            guard isDigit() else { throw fault("a point without digits behind it", at: start) }
            while isDigit() { position += 1 }
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < bytes.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[position]) {
                position += 1
            }
            guard isDigit() else { throw fault("an exponent without digits", at: start) }
            while isDigit() { position += 1 }
        }
        return UnsafeBufferPointer(rebasing: bytes[start..<position])
    }

    /// Takes a string and gives its text as UTF-8.
    mutating func string(_ expected: String = "a string") throws(Fault) -> [UInt8] {
        try require(UInt8(ascii: "\""), expected)
        let start = position
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\"), bytes[end] >= 0x20
        {
            end += 1
        }
        var text = Array(bytes[start..<end])
        position = end
        while true {
            guard position < bytes.count else {
                throw fault("the string that opens here is never closed", at: start - 1)
            }
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                guard text.allSatisfy({ $0 < 0x80 }) || String(validating: text, as: UTF8.self) != nil else {
                    throw fault("a string is not valid UTF-8", at: start - 1)
                }
                return text
            case UInt8(ascii: "\\"): try escape(into: &text)
            case ..<0x20: throw fault("a control character within a string; write it as \\n, \\t or \\u00XX")
            case let byte:
                text.append(byte)
                position += 1
            }
        }
    }

    private mutating func escape(into text: inout [UInt8]) throws(Fault) {
        let start = position
        position += 1
        guard position < bytes.count else { throw fault("a backslash ends the text", at: start) }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            var value = try hex(start)
            if (0xD800..<0xDC00).contains(value), position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
                bytes[position + 1] == UInt8(ascii: "u")
            {
                position += 2
                let low = try hex(start)
                guard (0xDC00..<0xE000).contains(low) else { throw fault("half of a surrogate pair", at: start) }
                value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(value) else { throw fault("half of a surrogate pair", at: start) }
            text.append(contentsOf: UTF8.encode(scalar) ?? .init())
        default: throw fault("an escape that JSON does not have", at: start)
        }
    }

    private mutating func hex(_ start: Int) throws(Fault) -> UInt32 {
        guard position + 4 <= bytes.count,
            let value = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16),
            bytes[position] != UInt8(ascii: "+"), bytes[position] != UInt8(ascii: "-")
        else { throw fault("\\u without four hexadecimal digits", at: start) }
        position += 4
        return value
    }
}
