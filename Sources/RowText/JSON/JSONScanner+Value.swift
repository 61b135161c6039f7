extension JSONScanner {
    /// Goes behind the value that begins at a place, whatever it is, so that what follows can be looked at.
    ///
    /// Within arrays and objects only strings and brackets are looked at: the row is refused already.
    mutating func skipValue(from start: Int) throws(Fault) {
        position = start
        var depth = 0
        repeat {
            switch peek() {
            case nil: throw fault("the value that begins here is never closed", at: start)
            case UInt8(ascii: "\""): _ = try string()
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                position += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                guard depth > 0 else { throw fault("expected a value") }
                depth -= 1
                position += 1
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                guard depth > 0 else { throw fault("expected a value") }
                position += 1
            default:
                let word = token(at: position)
                guard depth > 0 || Self.isValue(word) else { throw fault("expected a value") }
                position += max(1, word.count)
            }
        } while depth > 0
    }

    /// What stands at a place, short enough for a message: `"abc"`, `1.5`, `an array`.
    func shownValue(at start: Int) -> String {
        guard start < bytes.count else { return "the end" }
        switch bytes[start] {
        case UInt8(ascii: "{"): return "an object"
        case UInt8(ascii: "["): return "an array"
        case UInt8(ascii: "\""):
            var end = start + 1
            while end < bytes.count, end - start < 300, bytes[end] != UInt8(ascii: "\"") {
                end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
            }
            return "\"\(Self.shown(bytes[(start + 1)..<min(end, bytes.count)]))\""
        default:
            let word = token(at: start)
            return word.isEmpty ? "'\(Self.shown(bytes[start...start]))'" : Self.shown(word)
        }
    }

    /// The bytes up to the next blank, comma, colon, quote or bracket.
    private func token(at start: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
        bytes[start...].prefix { !Self.ends.contains($0) }
    }

    private static let ends = Set(" \t\r\n,:[]{}\"".utf8)

    private static func isValue(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = word.first else { return false }
        return first == UInt8(ascii: "-") || first &- 48 < 10
            || ["true", "false", "null"].contains { word.elementsEqual($0.utf8) }
    }

    private static func shown(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        ShownName(String(decoding: bytes.prefix(300), as: UTF8.self)).text
    }
}
