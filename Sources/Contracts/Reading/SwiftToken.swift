/// One token of Swift source, with its place.
public struct SwiftToken: Hashable, Sendable {
    /// What a token is.
    public enum Kind: Hashable, Sendable {
        /// A name or a keyword, without the backticks around it.
        case word(String)
        /// A whole number, without its sign; nil when it has more than 127 bits.
        case integer(Int128?)
        /// A number with a fraction or an exponent, without its sign.
        case number(Double)
        /// A string literal with what it says, or nil where its escapes are not Swift's.
        case string(String?)
        /// A piece of a string literal with interpolations, which are tokens of their own between the pieces.
        case stringPiece
        /// A regular expression literal.
        case regex
        /// An operator and where it stands to its operands.
        case `operator`(Fixity)
        /// A bracket, comma, colon, semicolon, full stop, at sign.
        case punctuation
        /// A pound sign and a word: `#if`, `#file`.
        case directive
    }

    /// Where an operator stands to its operands.
    public enum Fixity: Hashable, Sendable {
        /// Before its operand: `-x`.
        case prefix
        /// Between two: `a - b`.
        case infix
        /// Behind its operand: `x!`.
        case postfix
    }

    /// What it is.
    public let kind: Kind
    /// The text as it stands in the source.
    public let text: String
    /// Where it stands, in UTF-8 bytes.
    public let range: Range<Int>
    /// The line, counted from 1.
    public let line: Int
    /// The column in Unicode scalars, counted from 1.
    public let column: Int

    /// The name, or nil for what is no word.
    public var word: String? {
        guard case .word(let word) = kind else { return nil }
        return word
    }

    /// Whether this is an operator between two operands.
    public var isInfix: Bool { kind == .operator(.infix) }
    /// Whether this is an operator before its operand.
    public var isPrefix: Bool { kind == .operator(.prefix) }

    /// Whether this is the punctuation mark of this text.
    public func isMark(_ mark: String) -> Bool { kind == .punctuation && text == mark }
}
