/// The tokens of an SQL text, without its comments and blanks, as PostgreSQL's scanner cuts them.
///
/// It is here beside libpg_query's own scanner because the serving side must not link libpg_query; a test holds it to that
/// scanner. Text that is not SQL gives tokens of some kind, never an error.
public struct SQLTokens: RandomAccessCollection, Sendable {
    /// One token.
    public struct Token: Hashable, Sendable {
        /// Where it stands, in UTF-8 bytes.
        public let range: Range<Int>
        /// Its text; names and keywords that are not quoted in lower case, of ASCII only, as PostgreSQL folds them.
        public let text: String
    }

    private let tokens: [Token]

    /// Scans a text from so many UTF-8 bytes on.
    ///
    /// - Parameter nestsComments: whether a comment may hold another; it may not in a text of SQLite's own.
    public init(_ text: String, from start: Int = 0, nestsComments: Bool = true) {
        var scanner = SQLTokenScanner(SourceBytes(text), from: start, nestsComments: nestsComments)
        tokens = scanner.tokens()
    }

    /// Scans the statement of an SQL half: what stands behind its contract.
    public init(statementOf half: PairHalf) {
        self.init(half.text, from: (try? ContractComment.find(in: half))?.end ?? 0)
    }

    /// Where the first token stands: 0.
    public var startIndex: Int { tokens.startIndex }
    /// How many tokens there are.
    public var endIndex: Int { tokens.endIndex }
    /// The token at a position.
    public subscript(position: Int) -> Token { tokens[position] }
}
