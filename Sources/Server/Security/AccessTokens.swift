import Crypto

/// The tokens that may ask, by their SHA-256 alone: a token itself is never kept.
public struct AccessTokens: Hashable, Sendable {
    private let entries: [Entry]

    private struct Entry: Hashable, Sendable {
        let digest: [UInt8]
        let scopes: Set<TokenScope>
    }

    /// No tokens: whoever reaches the address may ask.
    public static let none = AccessTokens(entries: [])

    /// Whether there are no tokens.
    public var isEmpty: Bool { entries.isEmpty }

    private init(entries: [Entry]) { self.entries = entries }

    /// Reads tokens from text, one a line: the scopes, separated by commas, and the token or its SHA-256.
    ///
    ///     # who it is for
    ///     read sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
    ///     read,write correct-horse-battery-staple
    ///
    /// Blank lines and lines that begin with `#` say nothing. Semicolons end lines as well, for environment variables.
    ///
    /// - Throws: ``TokenError``, which never holds a token.
    public init(_ text: String) throws(TokenError) {
        var entries: [Entry] = []
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == ";" }
        for (number, line) in lines.enumerated() {
            let words = line.split { $0 == " " || $0 == "\t" }
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            guard words.count == 2 else {
                throw TokenError(line: number + 1, reason: "expected scopes and a token, found \(words.count) words")
            }
            var scopes: Set<TokenScope> = []
            for word in first.split(separator: ",", omittingEmptySubsequences: false) {
                guard let scope = TokenScope(rawValue: String(word)) else {
                    // The word may be a token that lacks its scopes, so it is not told.
                    throw TokenError(line: number + 1, reason: "expected read, write or admin before the token")
                }
                scopes.insert(scope)
            }
            entries.append(Entry(digest: try Self.digest(words[1], line: number + 1), scopes: scopes))
        }
        self.init(entries: entries)
    }

    /// What a token allows; nil where it is not known.
    ///
    /// Every known digest is compared to its last byte, so that time tells nothing.
    func scopes(of token: Substring) -> Set<TokenScope>? {
        let digest = Array(SHA256.hash(data: Array(token.utf8)))
        var scopes: Set<TokenScope>?
        for entry in entries {
            let difference = zip(entry.digest, digest).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) }
            if difference == 0 { scopes = (scopes ?? []).union(entry.scopes) }
        }
        return scopes
    }

    private static func digest(_ word: Substring, line: Int) throws(TokenError) -> [UInt8] {
        guard word.hasPrefix("sha256:") else {
            guard word.utf8.count >= 16 else {
                throw TokenError(line: line, reason: "a token has at least 16 characters")
            }
            return Array(SHA256.hash(data: Array(word.utf8)))
        }
        let digits = Array(word.dropFirst("sha256:".count))
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)
        }
        guard digits.count == 64, bytes.count == 32 else {
            throw TokenError(line: line, reason: "expected 64 hexadecimal digits behind sha256:")
        }
        return bytes
    }
}

/// What is wrong with a list of tokens.
public struct TokenError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    public let line: Int
    /// What was expected there; nothing of the line itself.
    public let reason: String

    /// One sentence with both.
    public var description: String {
        "tokens, line \(line): \(reason). A line is as `read,write sha256:…` (docs/http.md)"
    }
}
