/// The tokens of a Swift file, without its comments and blanks.
///
/// A scanner, not a parser: it knows where names, numbers, literals and operators stand, and leaves their meaning to the
/// compiler. Text that is not Swift gives tokens of some kind, never an error.
public struct SwiftTokens: RandomAccessCollection, Sendable {
    /// The source.
    public let source: String
    private let tokens: [SwiftToken]

    /// Scans a file.
    public init(_ source: String) {
        self.source = source
        var scanner = SwiftScanner(source)
        tokens = scanner.tokens()
    }

    /// Where the first token stands: 0.
    public var startIndex: Int { tokens.startIndex }
    /// How many tokens there are.
    public var endIndex: Int { tokens.endIndex }
    /// The token at a position.
    public subscript(position: Int) -> SwiftToken { tokens[position] }

    /// The token so far behind a position, or nil outside of the file; a negative distance looks back.
    public func token(_ distance: Int, from position: Int) -> SwiftToken? {
        let index = position + distance
        return tokens.indices.contains(index) ? tokens[index] : nil
    }

    /// The position of the bracket that closes the one at `position`, or nil where none opens or closes there.
    public func closing(_ position: Int) -> Int? {
        guard let mark = token(0, from: position), ["(", "[", "{"].contains(where: mark.isMark) else { return nil }
        var depth = 0
        for index in position..<endIndex where tokens[index].kind == .punctuation {
            switch tokens[index].text {
            case "(", "[", "{": depth += 1
            case ")", "]", "}": depth -= 1
            default: continue
            }
            if depth == 0 { return index }
        }
        return nil
    }
}
