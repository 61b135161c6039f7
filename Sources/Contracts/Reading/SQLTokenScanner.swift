/// Splits SQL into tokens by the rules of PostgreSQL's scanner; comments are passed over.
struct SQLTokenScanner {
    private let source: SourceBytes
    private var index: Int
    /// Whether a comment may hold another, as PostgreSQL has it and SQLite has not.
    private let nestsComments: Bool

    init(_ source: SourceBytes, from start: Int, nestsComments: Bool = true) {
        self.source = source
        self.nestsComments = nestsComments
        index = start
    }

    mutating func tokens() -> [SQLTokens.Token] {
        var found: [SQLTokens.Token] = []
        while let start = nextStart() {
            let (end, isWord) = token(at: start)
            index = min(max(end, start + 1), source.count)
            let text = source.text(start..<index)
            found.append(SQLTokens.Token(range: start..<index, text: isWord ? Self.folded(text) : text))
        }
        return found
    }

    private func token(at start: Int) -> (end: Int, isWord: Bool) {
        let quote = prefixEnd(start)
        if quote < source.count, isOne("'", quote) {
            let isPrefixed = quote > start
            return (
                stringEnd(
                    quote, escapes: isPrefixed && source.isOne(of: "eE", start),
                    doubles: !(isPrefixed && source.isOne(of: "bBxX", start))), false
            )
        }
        if quote < source.count, isOne("\"", quote) { return (quotedEnd(quote, by: "\"", escapes: false), false) }
        if source.isWordStart(start) {
            return (source.end(from: start + 1) { source.isWord($0) || source.isOne(of: "$", $0) }, true)
        }
        if isOne("$", start) { return (dollarEnd(start), false) }
        if source.isDigit(start) || isOne(".", start) && source.isDigit(start + 1) { return (numberEnd(start), false) }
        for pair: StaticString in ["::", ":=", ".."] where source.starts(with: pair, at: start) {
            return (start + 2, false)
        }
        return (Self.isOperator(source, start) ? operatorEnd(start) : start + 1, false)
    }

    private func isOne(_ text: StaticString, _ index: Int) -> Bool { source.isOne(of: text, index) }

    private static func folded(_ text: String) -> String {
        let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
        return String(decoding: text.utf8.map { capitals.contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    // MARK: Blanks and comments

    /// Where the next token begins, or nil at the end.
    private func nextStart() -> Int? {
        var index = index
        while index < source.count {
            if isOne(" \t\n\r\u{0C}", index) {
                index += 1
            } else if source.starts(with: "--", at: index) {
                index = lineEnd(index)
            } else if source.starts(with: "/*", at: index) {
                index = commentEnd(index)
            } else {
                return index
            }
        }
        return nil
    }

    private func lineEnd(_ start: Int) -> Int { source.end(from: start) { !isOne("\n\r", $0) } }

    private func commentEnd(_ start: Int) -> Int {
        var (index, depth) = (start, 0)
        while index < source.count {
            if depth == 0 || nestsComments, source.starts(with: "/*", at: index) {
                depth += 1
                index += 2
            } else if source.starts(with: "*/", at: index) {
                depth -= 1
                index += 2
                if depth == 0 { return index }
            } else {
                index += 1
            }
        }
        return source.count
    }

    // MARK: Quoted

    /// Where the quote stands that the letters at `start` belong to: `E'`, `B'`, `X'`, `U&'`, `U&"`; else `start`.
    private func prefixEnd(_ start: Int) -> Int {
        if source.isOne(of: "eEbBxX", start), start + 1 < source.count, isOne("'", start + 1) { return start + 1 }
        if source.isOne(of: "uU", start), start + 2 < source.count, isOne("&", start + 1), isOne("'\"", start + 2) {
            return start + 2
        }
        return start
    }

    /// The end of what is quoted; a doubled quote stands for one within it, but in bit strings.
    private func quotedEnd(_ open: Int, by quote: StaticString, escapes: Bool, doubles: Bool = true) -> Int {
        var index = open + 1
        while index < source.count {
            if isOne(quote, index) {
                guard doubles, index + 1 < source.count, isOne(quote, index + 1) else { return index + 1 }
                index += 2
            } else {
                index += escapes && isOne("\\", index) ? 2 : 1
            }
        }
        return source.count
    }

    /// The end of a text and of what continues it: one that follows on another line belongs to it.
    private func stringEnd(_ open: Int, escapes: Bool, doubles: Bool) -> Int {
        var end = quotedEnd(open, by: "'", escapes: escapes, doubles: doubles)
        while let next = continuation(end) { end = quotedEnd(next, by: "'", escapes: escapes, doubles: doubles) }
        return end
    }

    /// Where a text goes on behind blanks with a line end among them, or nil.
    ///
    /// PostgreSQL allows a comment there too; libpg_query, which parses every half, does not.
    private func continuation(_ end: Int) -> Int? {
        var (index, hasLineEnd) = (end, false)
        while index < source.count {
            if isOne(" \t\u{0C}", index) {
                index += 1
            } else if isOne("\n\r", index) {
                hasLineEnd = true
                index += 1
            } else {
                return hasLineEnd && isOne("'", index) ? index : nil
            }
        }
        return nil
    }

    /// The end of `$tag$ … $tag$`, of a parameter `$1`, or of the mark alone.
    private func dollarEnd(_ start: Int) -> Int {
        if source.isDigit(start + 1) { return source.end(from: start + 1) { source.isDigit($0) } }
        let tagEnd = source.end(from: start + 1) { source.isWord($0) }
        guard tagEnd < source.count, isOne("$", tagEnd) else { return start + 1 }
        let tag = Array(source.text(start..<tagEnd + 1).utf8)
        var index = tagEnd + 1
        while let next = source.first(of: "$", from: index) {
            if source.starts(with: tag, at: next) { return next + tag.count }
            index = next + 1
        }
        return source.count
    }

    // MARK: Numbers and operators

    private func numberEnd(_ start: Int) -> Int {
        var end = source.end(from: start) { source.isDigit($0) }
        // The bounds of `1..10` are whole numbers.
        if end < source.count, isOne(".", end), !source.starts(with: "..", at: end) || end == start {
            end = source.end(from: end + 1) { source.isDigit($0) }
        }
        guard end < source.count, isOne("eE", end) else { return end }
        let sign = end + 1 < source.count && isOne("+-", end + 1) ? end + 2 : end + 1
        return source.isDigit(sign) ? source.end(from: sign) { source.isDigit($0) } : end
    }

    private static func isOperator(_ source: SourceBytes, _ index: Int) -> Bool {
        source.isOne(of: "~!@#^&|`?+-*/%<>=", index)
    }

    private func operatorEnd(_ start: Int) -> Int {
        var end = start + 1
        while end < source.count, Self.isOperator(source, end) {
            if source.starts(with: "--", at: end) || source.starts(with: "/*", at: end) { break }
            end += 1
        }
        // A sign ends an operator only where it holds a character that standard SQL has in none.
        let isOwn = (start..<end - 1).contains { source.isOne(of: "~!@#^&|`?%", $0) }
        while !isOwn, end > start + 1, isOne("+-", end - 1) { end -= 1 }
        return end
    }
}
