internal import Contracts
internal import SQLFrontend

/// The words, marks and literals of an SQL half, without what other features alone are made of.
struct SQLHalfWords: Sendable {
    /// In lower case.
    private(set) var words: Set<String> = []
    /// Quoted texts with their quotes.
    private(set) var literals: Set<String> = []
    /// Where the items of other features stand in the query, as UTF-8 offsets.
    let otherItems: [Range<Int>]

    init(_ query: BoundQuery, feature: Int?) {
        let bytes = Array(query.text.utf8)
        otherItems = Self.otherItems(query, feature, bytes)
        var position = 0
        while position < bytes.count {
            if let other = otherItems.first(where: { $0.contains(position) }) {
                position = other.upperBound
                continue
            }
            let end = Self.end(of: position, bytes)
            let text = String(decoding: bytes[position..<end], as: UTF8.self)
            let word = text.lowercased()
            if word.hasPrefix("'") {
                literals.insert(text)
                words.insert(word == "''" ? word : word.filter { $0 != "'" })
            } else if !word.hasPrefix("--"), !word.hasPrefix("/*") {
                words.insert(word)
            }
            position = end
        }
    }

    /// The words, quoted texts and marks of a query with where they stand, words in lower case; comments and blanks are none.
    static func tokens(of query: String) -> [(text: String, range: Range<Int>)] {
        let bytes = Array(query.utf8)
        var tokens: [(text: String, range: Range<Int>)] = []
        var position = 0
        while position < bytes.count {
            let end = end(of: position, bytes)
            let text = String(decoding: bytes[position..<end], as: UTF8.self)
            let isComment = text.hasPrefix("--") || text.hasPrefix("/*")
            if !isComment, !text.allSatisfy(\.isWhitespace) {
                tokens.append((text.hasPrefix("'") ? text : text.lowercased(), position..<end))
            }
            position = end
        }
        return tokens
    }

    /// Whether a token is a name or a keyword.
    static func isName(_ token: String) -> Bool {
        token.utf8.first.map { isWord($0) && !(0x30...0x39).contains($0) } == true
    }

    /// Where a word, a quoted text, a comment or a mark ends.
    private static func end(of start: Int, _ bytes: [UInt8]) -> Int {
        let quote = UInt8(ascii: "'")
        func end(where stops: (Int) -> Bool) -> Int { (start + 1..<bytes.count).first(where: stops) ?? bytes.count }
        let first = bytes[start]
        let next = start + 1 < bytes.count ? bytes[start + 1] : 0
        if first == quote { return min(bytes.count, end { bytes[$0] == quote } + 1) }
        if first == UInt8(ascii: "-"), next == first { return end { bytes[$0] == 10 } }
        if first == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
            return min(bytes.count, end { bytes[$0] == 47 && bytes[$0 - 1] == 42 && $0 > start + 2 } + 1)
        }
        if isWord(first) { return end { !isWord(bytes[$0]) } }
        let isOperator = "|~!*:<>=".utf8.contains(first)
        return isOperator ? end { !"|~*:<>=".utf8.contains(bytes[$0]) } : start + 1
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || (0x30...0x39).contains(byte) || byte == 0x5F || byte >= 0x80
    }

    /// From the item of another feature to the next item, or to the FROM.
    private static func otherItems(_ query: BoundQuery, _ feature: Int?, _ bytes: [UInt8]) -> [Range<Int>] {
        guard let feature, case .select(let select) = query.statement.body else { return [] }
        let own = query.view.features[feature].name
        return select.items.indices.compactMap { index in
            let item = select.items[index]
            guard item.name != own, item.name != "spine_id", query.view.feature(item.name) != nil else { return nil }
            let next = index + 1 < select.items.count ? select.items[index + 1].offset : from(item.offset, bytes)
            return item.offset < next ? item.offset..<next : nil
        }
    }

    /// Where FROM stands behind an item, outside of brackets.
    private static func from(_ start: Int, _ bytes: [UInt8]) -> Int {
        var position = start
        var depth = 0
        while position < bytes.count {
            let end = end(of: position, bytes)
            switch bytes[position] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            default:
                let word = String(decoding: bytes[position..<end], as: UTF8.self).lowercased()
                if depth == 0, word == "from" { return position }
            }
            position = end
        }
        return bytes.count
    }
}
