internal import CPGQuery
import Foundation

/// A token of a statement, as PostgreSQL's scanner sees it; comments are no tokens.
struct SQLToken {
    /// What kind of token.
    enum Kind {
        /// A keyword; ``SQLToken/word`` is in lower case.
        case keyword
        /// A name that is no keyword.
        case name
        /// A number.
        case number
        /// A quoted text.
        case string
        /// An operator, a bracket, a comma, a dot.
        case symbol
    }

    /// What kind of token.
    let kind: Kind
    /// Its UTF-8 offsets in the statement.
    let range: Range<Int>
    /// Its text; of keywords and names without quotes in lower case.
    let word: String
}

/// Cuts a statement into tokens with PostgreSQL's own scanner.
enum SQLScanner {
    private static let stringTokens: ClosedRange<UInt64> = 261...264
    private static let commentTokens: ClosedRange<UInt64> = 275...276

    /// The tokens of a statement; empty where the scanner refuses it.
    ///
    /// It runs on the parser's thread: libpg_query keeps memory for every thread that calls it.
    static func tokens(of statement: String) -> [SQLToken] {
        LargeStack.run { scan(statement) }
    }

    private static func scan(_ statement: String) -> [SQLToken] {
        let result = pg_query_scan(statement)
        defer { pg_query_free_scan_result(result) }
        guard result.error == nil, let data = result.pbuf.data else { return [] }
        let message = data.withMemoryRebound(to: UInt8.self, capacity: result.pbuf.len) {
            Array(UnsafeBufferPointer(start: $0, count: result.pbuf.len))
        }
        let bytes = Array(statement.utf8)
        return ScanMessage.fields(of: message[...]).compactMap { field in
            // ScanResult: field 2 holds the tokens.
            guard field.number == 2, case .bytes(let inner) = field.value else { return nil }
            return token(ScanMessage.fields(of: inner), bytes)
        }
    }

    /// A ScanToken: 1 start, 2 end, 4 token, 5 kind of keyword; zeros are left out.
    private static func token(_ fields: [ScanMessage.Field], _ bytes: [UInt8]) -> SQLToken? {
        var values: [UInt64: UInt64] = [:]
        for field in fields { if case .number(let value) = field.value { values[field.number] = value } }
        let start = Int(values[1] ?? 0)
        let end = Int(values[2] ?? 0)
        let code = values[4] ?? 0
        guard start < end, end <= bytes.count, !commentTokens.contains(code) else { return nil }
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        let first = bytes[start]
        let isLetter = (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7A || first == 0x5F || first >= 0x80
        let kind: SQLToken.Kind =
            if stringTokens.contains(code) {
                .string
            } else if (values[5] ?? 0) > 0 {
                .keyword
            } else if isLetter || first == UInt8(ascii: "\"") {
                .name
            } else if (0x30...0x39).contains(first) || first == UInt8(ascii: ".") && end - start > 1 && text != ".." {
                .number
            } else {
                .symbol
            }
        let word = kind == .keyword || kind == .name && isLetter ? text.lowercased() : text
        return SQLToken(kind: kind, range: start..<end, word: word)
    }
}

/// Reads the few field kinds of protocol buffers that a scan result holds.
private enum ScanMessage {
    enum Value {
        case number(UInt64)
        case bytes(ArraySlice<UInt8>)
    }
    struct Field {
        let number: UInt64
        let value: Value
    }

    static func fields(of bytes: ArraySlice<UInt8>) -> [Field] {
        var rest = bytes
        var fields: [Field] = []
        while let key = varint(&rest) {
            switch key & 7 {
            case 0:
                guard let value = varint(&rest) else { return fields }
                fields.append(Field(number: key >> 3, value: .number(value)))
            case 2:
                guard let length = varint(&rest), length <= UInt64(rest.count) else { return fields }
                fields.append(Field(number: key >> 3, value: .bytes(rest.prefix(Int(length)))))
                rest = rest.dropFirst(Int(length))
            default: return fields
            }
        }
        return fields
    }

    private static func varint(_ bytes: inout ArraySlice<UInt8>) -> UInt64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while let byte = bytes.popFirst(), shift < 64 {
            value |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
            shift += 7
        }
        return nil
    }
}
