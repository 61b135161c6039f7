/// The names and literals of a text in SQLite's dialect, outside its comments.
enum SQLiteWords {
    /// What a word is.
    enum Kind: Hashable {
        /// A name or keyword, quoted or not.
        case name
        /// A text in single quotes.
        case literal
    }

    /// One word, in lower case, and the UTF-8 offset at which it starts.
    struct Word: Hashable {
        let kind: Kind
        let text: String
        let offset: Int
    }

    /// The words in order.
    ///
    /// A quote or comment that is never closed reaches to the end. Linear in the text.
    static func split(_ text: String) -> [Word] {
        let bytes = Array(text.utf8)
        var words: [Word] = []
        var index = 0
        while index < bytes.count {
            let start = index
            switch bytes[index] {
            case UInt8(ascii: "'"):
                words.append(Word(kind: .literal, text: quoted(bytes, &index, until: bytes[start]), offset: start))
            case UInt8(ascii: "\""), UInt8(ascii: "`"):
                words.append(Word(kind: .name, text: quoted(bytes, &index, until: bytes[start]), offset: start))
            case UInt8(ascii: "["):
                words.append(Word(kind: .name, text: quoted(bytes, &index, until: UInt8(ascii: "]")), offset: start))
            case UInt8(ascii: "-") where bytes[index...].starts(with: "--".utf8):
                index = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            case UInt8(ascii: "/") where bytes[index...].starts(with: "/*".utf8):
                index += 2
                while index < bytes.count, !bytes[index...].starts(with: "*/".utf8) { index += 1 }
                index = min(index + 2, bytes.count)
            case let byte where isName(byte):
                while index < bytes.count, isName(bytes[index]) { index += 1 }
                words.append(Word(kind: .name, text: lower(bytes[start..<index]), offset: start))
            default:
                index += 1
            }
        }
        return words
    }

    /// The text between quotes, a doubled quote standing for one; leaves `index` behind the closing quote.
    private static func quoted(_ bytes: [UInt8], _ index: inout Int, until end: UInt8) -> String {
        var content: [UInt8] = []
        index += 1
        while index < bytes.count {
            if bytes[index] == end {
                guard index + 1 < bytes.count, bytes[index + 1] == end, end != UInt8(ascii: "]") else { break }
                index += 1
            }
            content.append(bytes[index])
            index += 1
        }
        index = min(index + 1, bytes.count)
        return lower(content[...])
    }

    private static func lower(_ bytes: ArraySlice<UInt8>) -> String {
        String(
            decoding: bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self
        )
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
            true
        default: false
        }
    }
}
