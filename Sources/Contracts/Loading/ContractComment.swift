/// The leading comment of an SQL half: the contract, and where the query begins.
public struct ContractComment: Hashable, Sendable {
    /// The YAML between `/*` and `*/`.
    public let text: String
    /// The line of the first character of `text`, counted from 1.
    public let line: Int
    /// The column of the first character of `text`, counted from 1.
    public let column: Int
    /// How many UTF-8 bytes of the file stand before the first one behind `*/`.
    public let end: Int

    /// Finds the leading comment of a file; blanks and `--` comments may stand before it.
    ///
    /// - Throws: ``ContractError`` where there is none, where it does not end, and where it holds another `/*`, which
    ///   PostgreSQL would take for a nested comment.
    public static func find(in sql: PairHalf) throws(ContractError) -> ContractComment {
        let bytes = Array(sql.text.utf8)
        var index = 0
        while index < bytes.count {
            if " \t\r\n".utf8.contains(bytes[index]) {
                index += 1
            } else if bytes[index...].starts(with: "--".utf8) {
                while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
            } else {
                break
            }
        }
        let opening = place(of: index, in: bytes, sql.file)
        guard bytes[index...].starts(with: "/*".utf8) else {
            throw ContractError(
                at: opening, "the file does not begin with its contract",
                expected: "a comment /* entity: …, reads: …, features: … */ before the query")
        }
        let start = index + 2
        index = start
        while index < bytes.count, !bytes[index...].starts(with: "*/".utf8) {
            guard !bytes[index...].starts(with: "/*".utf8) else {
                throw ContractError(
                    at: place(of: index, in: bytes, sql.file),
                    "the contract holds another /*, which PostgreSQL takes for a comment inside the comment",
                    advice: "Close the contract with */ before it, or write it differently")
            }
            index += 1
        }
        guard index < bytes.count else {
            throw ContractError(at: opening, "the contract's comment does not end", expected: "*/ before the query")
        }
        let first = place(of: start, in: bytes, sql.file)
        return ContractComment(
            text: String(decoding: bytes[start..<index], as: UTF8.self), line: first.line, column: first.column,
            end: index + 2)
    }

    private static func place(of offset: Int, in bytes: [UInt8], _ file: String) -> SourceLocation {
        let before = bytes[..<offset]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let column = String(decoding: bytes[lineStart..<offset], as: UTF8.self).unicodeScalars.count + 1
        return SourceLocation(file: file, line: line, column: column)
    }
}
