internal import Contracts

/// The declarations of a Swift half that a mutant needs a copy of, by their places among the file's tokens.
struct SwiftHalfParts {
    let tokens: SwiftTokens
    /// The import declarations.
    private(set) var imports: [Range<Int>] = []
    /// What stands between the braces of each `extension View`.
    private(set) var bodies: [Range<Int>] = []
    /// Declarations of the file alone: `private` and `fileprivate`.
    private(set) var helpers: [Range<Int>] = []

    init(_ text: String, view: String) {
        tokens = SwiftTokens(text)
        for item in Self.items(of: tokens) {
            let words = tokens[item].prefix(3).compactMap(\.word)
            if words.contains("import") {
                imports.append(item)
            } else if words.first == "extension", words.dropFirst().first == view, !Self.isIncremental(tokens[item]),
                let open = item.first(where: { tokens[$0].isMark("{") }), let close = tokens.closing(open)
            {
                bodies.append(open + 1..<close)
            } else if words.first == "private" || words.first == "fileprivate" {
                helpers.append(item)
            }
        }
    }

    /// Whether an extension gives the view's incremental form, which is held to `compute` and not to the SQL: edits of it
    /// say nothing about fixtures.
    private static func isIncremental(_ item: some Collection<SwiftToken>) -> Bool {
        item.prefix { !$0.isMark("{") }.contains { token in
            token.word == "IncrementalFeatureView" || token.word == "IncrementalRequestFeatureView"
        }
    }

    /// Whether a token lies in something that mutants have a copy of, so that an edit there has an effect.
    func covers(_ position: Int) -> Bool {
        bodies.contains { $0.contains(position) } || helpers.contains { $0.contains(position) }
    }

    /// The UTF-8 range of some tokens.
    func bytes(_ range: Range<Int>) -> Range<Int> {
        guard let first = tokens[range].first, let last = tokens[range].last else { return 0..<0 }
        return first.range.lowerBound..<last.range.upperBound
    }

    /// The file's declarations: each begins a line, outside of all brackets, with a word that declares or modifies.
    private static func items(of tokens: SwiftTokens) -> [Range<Int>] {
        var starts: [Int] = []
        var depth = 0
        var isAttribute = false
        for position in tokens.indices {
            let token = tokens[position]
            let opensLine = tokens.token(-1, from: position).map { $0.line < token.line } ?? true
            if depth == 0, opensLine, token.isMark("@") || token.word.map(declaring.contains) ?? false {
                // What follows an attribute on a line of its own belongs to it.
                if !isAttribute { starts.append(position) }
                isAttribute = token.isMark("@")
            }
            guard token.kind == .punctuation else { continue }
            switch token.text {
            case "(", "[", "{": depth += 1
            case ")", "]", "}": depth -= 1
            default: break
            }
        }
        return zip(starts, starts.dropFirst() + [tokens.endIndex]).map { $0..<$1 }
    }

    private static let declaring: Set<String> = [
        "import", "extension", "struct", "enum", "class", "actor", "protocol", "func", "let", "var", "typealias",
        "private", "fileprivate", "internal", "public", "package", "final", "indirect", "nonisolated", "infix",
        "prefix", "postfix", "operator", "precedencegroup",
    ]
}
