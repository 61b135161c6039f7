/// What can be told of a Swift file without a parser.
///
/// Enough to ask whether a file is half of a pair; the compiler does the rest.
struct SwiftCode {
    /// The type names behind `extension`, in order, each once.
    private(set) var extensions: [String] = []
    /// Whether a function `compute` is declared.
    private(set) var declaresCompute = false

    init(_ text: String) {
        let tokens = SwiftTokens(text)
        for (token, next) in zip(tokens, tokens.dropFirst()) {
            guard let name = next.word else { continue }
            if token.word == "extension", !extensions.contains(name) { extensions.append(name) }
            if token.word == "func", name == "compute" { declaresCompute = true }
        }
    }

    /// Whether the file extends this type.
    func declaresExtension(of name: String) -> Bool { extensions.contains(name) }
}
