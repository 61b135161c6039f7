extension JSONReader {
    /// Reads a string; the reader stands at its opening quote.
    mutating func text() throws(JSONError) -> String {
        position += 1
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                let text = try validated(bytes[start..<position], at: start)
                position += 1
                return text
            case UInt8(ascii: "\\"): return try escapedText(from: start)
            case 0..<0x20: throw error("no control character inside a string; escape it")
            default: position += 1
            }
        }
        throw error("the string's closing quote")
    }

    /// The rest of a string that holds escapes, from the first of them.
    private mutating func escapedText(from start: Int) throws(JSONError) -> String {
        var unescaped = Array(bytes[start..<position])
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return try validated(unescaped[...], at: start)
            case UInt8(ascii: "\\"):
                position += 1
                unescaped.append(contentsOf: try escape())
            case 0..<0x20: throw error("no control character inside a string; escape it")
            default:
                unescaped.append(byte)
                position += 1
            }
        }
        throw error("the string's closing quote")
    }

    /// What an escape stands for; the reader stands behind the backslash.
    private mutating func escape() throws(JSONError) -> [UInt8] {
        guard position < bytes.count else { throw error("an escaped character") }
        let character = bytes[position]
        position += 1
        switch character {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [character]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return Array(String(Character(try escapedScalar())).utf8)
        default: throw error("one of \" \\ / b f n r t u behind a backslash", at: position - 1)
        }
    }

    /// The scalar of `\uXXXX`, or of two of them that are a pair of surrogates.
    private mutating func escapedScalar() throws(JSONError) -> Unicode.Scalar {
        let start = position - 2
        let first = try fourDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800..<0xDC00).contains(first), position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { throw error("a pair of surrogates", found: "half of one", at: start) }
        position += 2
        let second = try fourDigits()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw error("a pair of surrogates", found: "half of one", at: start) }
        return scalar
    }

    private mutating func fourDigits() throws(JSONError) -> UInt32 {
        guard position + 4 <= bytes.count else { throw error("four hexadecimal digits") }
        var value: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
            default: throw error("four hexadecimal digits")
            }
        }
        position += 4
        return value
    }

    private func validated(_ utf8: ArraySlice<UInt8>, at start: Int) throws(JSONError) -> String {
        guard let text = String(validating: utf8, as: UTF8.self) else {
            throw error("valid UTF-8", found: "other bytes", at: start)
        }
        return text
    }

    /// What is wrong at a place, the present one by default; what was found is the byte that stands there.
    func error(
        _ expected: String, found: String? = nil, at place: Int? = nil, isTooLarge: Bool = false
    ) -> JSONError {
        let place = place ?? position
        let before = bytes[..<min(place, bytes.count)]
        let line = 1 + before.count { $0 == 0x0A }
        let column = 1 + before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
        return JSONError(
            expected: expected, found: found ?? character(at: place), line: line, column: column,
            isTooLarge: isTooLarge)
    }

    private func character(at place: Int) -> String {
        guard place < bytes.count else { return "the end of the text" }
        let byte = bytes[place]
        guard (0x20..<0x7F).contains(byte) else { return "the byte 0x" + String(byte, radix: 16, uppercase: true) }
        return "'\(Character(Unicode.Scalar(byte)))'"
    }
}
