internal import CPGQuery
import Foundation

/// Parses one SELECT with PostgreSQL's own parser.
struct StatementParser {
    /// A parsed statement.
    struct Parsed {
        /// The `SelectStmt`.
        let select: ParseNode
        /// The statement's text, without what follows it.
        let text: String
        /// The parse tree without places.
        let canonicalText: String
    }

    /// Why a statement cannot be read.
    struct Failure: Error {
        let message: String
        /// UTF-8 offset in the statement.
        let offset: Int
        var hint: String?
    }

    /// The deepest JSON that Foundation reads, with a margin.
    private static let deepestTree = 480

    /// Parses a statement.
    ///
    /// Recursive: run it on a ``LargeStack``.
    static func parse(_ statement: String) throws(Failure) -> Parsed {
        do throws(NestingGuard.Refusal) {
            try NestingGuard.check(statement)
        } catch {
            throw Failure(message: error.message, offset: error.offset, hint: error.hint)
        }
        let json = try parseTree(statement)
        if let depth = depth(of: json), depth > deepestTree {
            throw Failure(
                message: "the statement's expressions nest too deeply (\(depth) levels of the parse tree, "
                    + "and \(deepestTree) are read)", offset: 0, hint: "name parts of it with WITH")
        }
        guard let tree = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] else {
            throw Failure(message: "PostgreSQL's parser gave a tree that cannot be read", offset: 0)
        }
        let statements = tree["stmts"] as? [[String: Any]] ?? []
        guard let first = statements.first else {
            throw Failure(message: "there is no statement", offset: 0, hint: "write the SELECT below the contract")
        }
        if statements.count > 1 {
            let start = statements[1]["stmt_location"] as? Int ?? 0
            throw Failure(
                message: "there are \(statements.count) statements, and a view is one SELECT",
                offset: skipBlanks(statement, from: start), hint: "use WITH for steps")
        }
        guard let wrapped = first["stmt"], let node = ParseNode(wrapped: wrapped) else {
            throw Failure(message: "there is no statement", offset: 0, hint: "write the SELECT below the contract")
        }
        let start = first["stmt_location"] as? Int ?? 0
        guard node.kind == "SelectStmt" else {
            throw Failure(
                message: "a view is one SELECT, and this is \(StatementNames.name(of: node.kind))",
                offset: skipBlanks(statement, from: start))
        }
        let length = first["stmt_len"] as? Int ?? 0
        let bytes = statement.utf8
        let kept = length == 0 ? Array(bytes) : Array(bytes.prefix(start + length))
        let text = String(decoding: kept, as: UTF8.self)
        return Parsed(select: node, text: trimmingEnd(text), canonicalText: PlacelessTree.text(of: json))
    }

    private static func parseTree(_ statement: String) throws(Failure) -> String {
        let result = pg_query_parse(statement)
        defer { pg_query_free_parse_result(result) }
        if let error = result.error { throw failure(error.pointee, in: statement) }
        guard let tree = result.parse_tree else {
            throw Failure(message: "PostgreSQL's parser gave no tree", offset: 0)
        }
        return String(cString: tree)
    }

    /// PostgreSQL's message, its position turned from characters (from 1) into UTF-8 bytes (from 0).
    private static func failure(_ error: PgQueryError, in statement: String) -> Failure {
        let message = error.message.map { String(cString: $0) } ?? "syntax error"
        let characters = max(0, Int(error.cursorpos) - 1)
        let offset = statement.unicodeScalars.prefix(characters).reduce(0) { $0 + UTF8.width($1) }
        return Failure(message: message.replacing("\u{FFFD}", with: "…"), offset: offset)
    }

    /// How deep a JSON text nests.
    private static func depth(of json: String) -> Int? {
        var depth = 0
        var deepest = 0
        var isInString = false
        var isEscaped = false
        for byte in json.utf8 {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                depth += 1
                deepest = max(deepest, depth)
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                depth -= 1
            }
        }
        return deepest
    }

    private static func skipBlanks(_ text: String, from offset: Int) -> Int {
        let bytes = Array(text.utf8)
        return (offset..<bytes.count).first { ![9, 10, 13, 32].contains(bytes[$0]) } ?? offset
    }

    private static func trimmingEnd(_ text: String) -> String {
        var end = text[...]
        while let last = end.last, last.isWhitespace { end.removeLast() }
        return String(end)
    }
}
