/// Writes what a record says as YAML, one key a line: the same record gives the same bytes.
struct RecordText {
    /// Words that YAML takes for nothing, though a view may be called so.
    private static let nothing: Set<String> = ["", "~", "null", "Null", "NULL"]

    private(set) var text = ""

    /// Writes keys and values, each line so many steps to the right.
    mutating func write(_ entries: [(key: String, value: RecordNode)], depth: Int = 0, first: String? = nil) {
        for (position, entry) in entries.enumerated() {
            let indent = String(repeating: "  ", count: depth)
            text += (position == 0 ? first : nil) ?? indent
            text += entry.key + ":"
            write(entry.value, depth: depth)
        }
    }

    private mutating func write(_ value: RecordNode, depth: Int) {
        let inner = String(repeating: "  ", count: depth + 1)
        switch value {
        case .word(let word): text += " \(Self.nothing.contains(word) ? Self.quoted(word) : word)\n"
        case .text(let content): text += " \(Self.quoted(content))\n"
        case .block(let content) where content.unicodeScalars.first == Self.byteOrderMark:
            // Readers of YAML take the mark at the beginning of a text for none of it, so it is told apart.
            let rest = String(String.UnicodeScalarView(content.unicodeScalars.dropFirst()))
            write(.mapping([(key: "behind_byte_order_mark", value: .block(rest))]), depth: depth)
        case .block(let content):
            guard let header = Self.blockHeader(content) else {
                text += " \(Self.quoted(content))\n"
                return
            }
            text += " \(header)\n"
            // What ends the last line is part of the header's meaning; the line feed itself ends it here too.
            let body = content.hasSuffix("\n") ? content.dropLast() : content[...]
            for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
                text += line.isEmpty ? "\n" : "\(inner)\(line)\n"
            }
        case .texts(let texts):
            guard !texts.isEmpty else {
                text += " []\n"
                return
            }
            text += "\n"
            for content in texts { text += "\(inner)- \(Self.quoted(content))\n" }
        case .mapping(let entries):
            guard !entries.isEmpty else {
                text += " {}\n"
                return
            }
            text += "\n"
            write(entries, depth: depth + 1)
        case .list(let items):
            guard !items.isEmpty else {
                text += " []\n"
                return
            }
            text += "\n"
            for item in items { write(item, depth: depth + 2, first: "\(inner)- ") }
        }
    }

    /// The mark before a block text, or nil where a block would not give the text back byte for byte.
    static func blockHeader(_ content: String) -> String? {
        let lines = content.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let body = content.utf8.last == UInt8(ascii: "\n") ? lines.dropLast() : lines[...]
        guard let last = body.last, !isBlank(last), content.unicodeScalars.allSatisfy(isPlain) else { return nil }
        // The indentation is told, so that a first line may begin with blanks.
        return content.utf8.last == UInt8(ascii: "\n") ? "|2" : "|2-"
    }

    private static func isBlank(_ line: Substring.UTF8View.SubSequence) -> Bool {
        line.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    /// Whether a character stands in a YAML block as itself: no line end but the line feed, nothing that YAML refuses.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
            0x10000...0x10FFFF:
            true
        default: false
        }
    }

    private static let byteOrderMark: Unicode.Scalar = "\u{FEFF}"

    /// A text between double quotes, with escapes for what does not stand for itself there.
    ///
    /// Byte order marks before it are left out: readers of YAML would leave out the first.
    static func quoted(_ content: String) -> String {
        var text = "\""
        for scalar in content.unicodeScalars.drop(while: { $0 == byteOrderMark }) {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            case "\r": text += "\\r"
            default:
                guard !isPlain(scalar) else {
                    text.unicodeScalars.append(scalar)
                    continue
                }
                let digits = String(scalar.value, radix: 16)
                let (mark, width) = scalar.value > 0xFFFF ? ("U", 8) : ("u", 4)
                text += "\\\(mark)" + String(repeating: "0", count: max(0, width - digits.count)) + digits
            }
        }
        return text + "\""
    }
}
