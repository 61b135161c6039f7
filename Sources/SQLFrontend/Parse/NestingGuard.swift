/// Refuses statements that would overflow a stack, by counting before anything recursive reads them.
///
/// libpg_query recurses once for each level of its tree. A level can be opened by a parenthesis, a CASE, a prefix operator
/// or any link of a chain of operators; this counts all of them, without understanding the statement.
enum NestingGuard {
    /// The largest statement, in UTF-8 bytes.
    static let largestStatement = 256 * 1024
    /// The most parentheses, brackets and CASEs within one another.
    static let deepestNesting = 200
    /// The most comments within one another: PostgreSQL's scanner needs quadratic time for them, minutes for 100,000.
    static let deepestComment = 32
    /// The most operators in one statement; chains of AND and OR are flat and do not count.
    static let mostOperators = 20_000

    /// What is too large, and where it becomes so.
    struct Refusal: Error {
        let message: String
        let offset: Int
        let hint: String
    }

    /// Throws if a statement is too large to be read safely.
    static func check(_ statement: String) throws(Refusal) {
        let bytes = Array(statement.utf8)
        if bytes.count > largestStatement {
            throw Refusal(
                message: "the statement has \(bytes.count) bytes, and at most \(largestStatement) are read", offset: 0,
                hint: "split the view")
        }
        if let position = bytes.firstIndex(of: 0) {
            throw Refusal(
                message: "the statement holds a NUL byte, which SQL cannot", offset: position, hint: "remove the byte")
        }
        var scanner = Scanner(bytes: bytes)
        var depth = 0
        var operators = 0
        while let token = scanner.next() {
            switch token.kind {
            case .open: depth += 1
            case .close: depth -= 1
            case .operator: operators += 1
            case .deepComment:
                throw Refusal(
                    message: "comments nest deeper than \(deepestComment) levels", offset: token.offset,
                    hint: "close them, or write -- comments")
            }
            if depth > deepestNesting {
                throw Refusal(
                    message: "parentheses and CASEs nest deeper than \(deepestNesting) levels", offset: token.offset,
                    hint: "name the inner parts with WITH")
            }
            if operators > mostOperators {
                throw Refusal(
                    message: "the statement has more than \(mostOperators) operators", offset: token.offset,
                    hint: "name parts with WITH, or split the view")
            }
        }
    }
}

extension NestingGuard {
    /// What the guard counts.
    struct Token {
        enum Kind {
            case open
            case close
            case `operator`
            case deepComment
        }
        let kind: Kind
        let offset: Int
    }

    /// Finds parentheses, CASE … END and operators outside strings, quoted names and comments.
    struct Scanner {
        let bytes: [UInt8]
        private var position = 0

        init(bytes: [UInt8]) {
            self.bytes = bytes
        }

        private static let symbols = Set("+-*/<>=~!@#%^&|`?.".utf8)
        private static let nesting = ["not", "union", "except", "intersect", "join", "is", "in", "like", "collate"]

        /// The next token, or nil at the end.
        mutating func next() -> Token? {
            while position < bytes.count {
                let start = position
                let byte = bytes[position]
                switch byte {
                case UInt8(ascii: "'"): skipQuoted(byte, escapes: false)
                case UInt8(ascii: "\""): skipQuoted(byte, escapes: false)
                case UInt8(ascii: "-") where peek(1) == UInt8(ascii: "-"):
                    while position < bytes.count, bytes[position] != 10 { position += 1 }
                case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"):
                    if !skipComment() { return Token(kind: .deepComment, offset: start) }
                case UInt8(ascii: "$") where skipDollarQuoted(): break
                case UInt8(ascii: "("), UInt8(ascii: "["):
                    position += 1
                    return Token(kind: .open, offset: start)
                case UInt8(ascii: ")"), UInt8(ascii: "]"):
                    position += 1
                    return Token(kind: .close, offset: start)
                case _ where Self.isLetter(byte):
                    if let kind = word() { return Token(kind: kind, offset: start) }
                case _ where Self.symbols.contains(byte):
                    position += 1
                    return Token(kind: .operator, offset: start)
                case UInt8(ascii: ":") where peek(1) == byte:
                    position += 2
                    return Token(kind: .operator, offset: start)
                default: position += 1
                }
            }
            return nil
        }

        private func peek(_ distance: Int) -> UInt8? {
            position + distance < bytes.count ? bytes[position + distance] : nil
        }

        private static func isLetter(_ byte: UInt8) -> Bool {
            (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
                || byte >= 0x80
        }

        /// Reads a word; E'…' strings are skipped with their backslashes.
        private mutating func word() -> Token.Kind? {
            let start = position
            while position < bytes.count,
                Self.isLetter(bytes[position]) || (48...57).contains(bytes[position])
                    || bytes[position] == UInt8(ascii: "$")
            {
                position += 1
            }
            let length = position - start
            if length == 1, bytes[start] | 0x20 == UInt8(ascii: "e"), peek(0) == UInt8(ascii: "'") {
                skipQuoted(UInt8(ascii: "'"), escapes: true)
                return nil
            }
            guard length <= 9 else { return nil }
            switch String(decoding: bytes[start..<position], as: UTF8.self).lowercased() {
            case "case": return .open
            case "end": return .close
            case let word where Self.nesting.contains(word): return .operator
            default: return nil
            }
        }

        private mutating func skipQuoted(_ quote: UInt8, escapes: Bool) {
            position += 1
            while position < bytes.count, bytes[position] != quote {
                position += escapes && bytes[position] == UInt8(ascii: "\\") ? 2 : 1
            }
            position += 1
        }

        /// Skips a comment with those within it; false where they nest too deeply.
        private mutating func skipComment() -> Bool {
            var level = 0
            while position < bytes.count {
                if bytes[position] == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
                    level += 1
                    position += 2
                    if level > NestingGuard.deepestComment { return false }
                } else if bytes[position] == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
                    level -= 1
                    position += 2
                    if level == 0 { return true }
                } else {
                    position += 1
                }
            }
            return true
        }

        private mutating func skipDollarQuoted() -> Bool {
            guard let close = bytes[(position + 1)...].firstIndex(of: UInt8(ascii: "$")),
                bytes[(position + 1)..<close].allSatisfy({ Self.isLetter($0) || (48...57).contains($0) })
            else { return false }
            let tag = Array(bytes[position...close])
            var index = close + 1
            while index + tag.count <= bytes.count {
                if bytes[index] == UInt8(ascii: "$"), Array(bytes[index..<(index + tag.count)]) == tag {
                    position = index + tag.count
                    return true
                }
                index += 1
            }
            position = bytes.count
            return true
        }
    }
}
