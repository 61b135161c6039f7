/// The bytes of a source text, and what Swift's grammar asks of one.
struct SourceBytes {
    private let bytes: [UInt8]

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    var count: Int { bytes.count }

    subscript(index: Int) -> UInt8 { bytes[index] }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func starts(with text: StaticString, at index: Int) -> Bool {
        text.withUTF8Buffer { bytes[min(index, bytes.count)...].starts(with: $0) }
    }

    func starts(with text: [UInt8], at index: Int) -> Bool { bytes[min(index, bytes.count)...].starts(with: text) }

    /// Where the byte stands next from `index` on, or nil; also nil where `stop` comes before it.
    func first(of byte: Unicode.Scalar, from index: Int, before stop: Unicode.Scalar? = nil) -> Int? {
        var next = index
        while next < count {
            if bytes[next] == UInt8(ascii: byte) { return next }
            if let stop, bytes[next] == UInt8(ascii: stop) { return nil }
            next += 1
        }
        return nil
    }

    /// The first index from `index` on that does not satisfy the condition.
    func end(from index: Int, while condition: (Int) -> Bool) -> Int {
        var end = index
        while end < count, condition(end) { end += 1 }
        return end
    }

    func isOne(of text: StaticString, _ index: Int) -> Bool {
        text.withUTF8Buffer { $0.contains(bytes[index]) }
    }

    func isBlank(_ index: Int) -> Bool { isOne(of: " \t\n\r\u{0B}\u{0C}\0", index) }

    func isDigit(_ index: Int) -> Bool {
        index < count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
    }

    /// Whether a byte may begin a word; what is not ASCII belongs to words, though some of it are operators.
    func isWordStart(_ index: Int) -> Bool { isWord(index) && !isDigit(index) }

    func isWord(_ index: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }

    func isOperatorPart(_ index: Int) -> Bool { isOne(of: "/=-+!*%<>&|^~?", index) }

    /// Whether an operator begins here: one of its characters, or two full stops.
    func isOperatorStart(_ index: Int) -> Bool { isOperatorPart(index) || starts(with: "..", at: index) }
}

/// Counts lines and columns along a text; places must be asked for in ascending order.
struct PlaceCounter {
    private let source: SourceBytes
    private var index = 0
    private var line = 1
    private var column = 1

    init(_ source: SourceBytes) {
        self.source = source
    }

    /// The line and the column in Unicode scalars of a byte, both counted from 1.
    mutating func place(of target: Int) -> (line: Int, column: Int) {
        while index < target {
            // A carriage return belongs to the line feed behind it.
            if source[index] == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if source[index] & 0xC0 != 0x80 {
                column += 1
            }
            index += 1
        }
        return (line, column)
    }
}
