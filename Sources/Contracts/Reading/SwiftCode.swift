/// What can be told of a Swift file without a parser: its words outside comments and string literals.
///
/// Enough to ask whether a file is half of a pair; the compiler does the rest.
struct SwiftCode {
    /// The type names behind `extension`, in order, each once.
    private(set) var extensions: [String] = []
    /// Whether a function `compute` is declared.
    private(set) var declaresCompute = false

    init(_ text: String) {
        var scanner = Scanner(bytes: Array(text.utf8))
        let words = scanner.words()
        for (word, next) in zip(words, words.dropFirst()) {
            if word == "extension", !extensions.contains(next) { extensions.append(next) }
            if word == "func", next == "compute" { declaresCompute = true }
        }
    }

    /// Whether the file extends this type.
    func declaresExtension(of name: String) -> Bool { extensions.contains(name) }

    /// Splits a file into words; comments nest, and interpolations are passed over with their literal.
    private struct Scanner {
        let bytes: [UInt8]
        var index = 0

        init(bytes: [UInt8]) {
            self.bytes = bytes
        }

        mutating func words() -> [String] {
            var words: [String] = []
            while index < bytes.count {
                let byte = bytes[index]
                if starts(with: "//") {
                    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
                } else if starts(with: "/*") {
                    skipComment()
                } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#") {
                    skipLiteral()
                } else if Self.isWord(byte) {
                    let start = index
                    while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
                    words.append(String(decoding: bytes[start..<index], as: UTF8.self))
                } else {
                    index += 1
                }
            }
            return words
        }

        private static func isWord(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
                true
            default: false
            }
        }

        private func starts(with text: StaticString) -> Bool {
            text.withUTF8Buffer { bytes[index...].starts(with: $0) }
        }

        private mutating func skipComment() {
            var depth = 0
            while index < bytes.count {
                if starts(with: "/*") {
                    depth += 1
                    index += 2
                } else if starts(with: "*/") {
                    depth -= 1
                    index += 2
                    if depth == 0 { return }
                } else {
                    index += 1
                }
            }
        }

        /// Passes over a string literal of any kind, or over pound signs that begin none.
        private mutating func skipLiteral() {
            var pounds = 0
            while index < bytes.count, bytes[index] == UInt8(ascii: "#") {
                pounds += 1
                index += 1
            }
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return }
            let isMultiline = starts(with: "\"\"\"")
            let quotes = isMultiline ? 3 : 1
            index += quotes
            let closing = Array(repeating: UInt8(ascii: "\""), count: quotes) + pound(pounds)
            let escape = [UInt8(ascii: "\\")] + pound(pounds)
            while index < bytes.count {
                if bytes[index...].starts(with: closing) {
                    index += closing.count
                    return
                }
                if bytes[index] == UInt8(ascii: "\n"), !isMultiline { return }
                if bytes[index...].starts(with: escape) {
                    index += escape.count
                    if index < bytes.count, bytes[index] == UInt8(ascii: "(") {
                        skipInterpolation()
                    } else {
                        index += 1
                    }
                } else {
                    index += 1
                }
            }
        }

        private func pound(_ count: Int) -> [UInt8] { Array(repeating: UInt8(ascii: "#"), count: count) }

        /// Passes over `( … )`, with the literals inside; literals inside literals are passed over in a loop of their own
        /// call, so the depth is that of the text, bounded by ``deepest``.
        private mutating func skipInterpolation() {
            depth += 1
            defer { depth -= 1 }
            var parentheses = 0
            while index < bytes.count {
                switch bytes[index] {
                case UInt8(ascii: "("): parentheses += 1
                case UInt8(ascii: ")"):
                    parentheses -= 1
                    if parentheses == 0 {
                        index += 1
                        return
                    }
                case UInt8(ascii: "\"") where depth < Self.deepest:
                    skipLiteral()
                    continue
                default: break
                }
                index += 1
            }
        }

        private var depth = 0
        private static let deepest = 50
    }
}
