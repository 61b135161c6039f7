internal import Crypto
internal import Foundation

/// An entry with the line that it is in a journal.
///
/// The line is `{"id":"…",` and then the entry. The id is the hash of what stands behind it, byte for byte, so that the same
/// entry is the same line in every branch, and a line that was changed is known by it.
public struct JournalRecord: Hashable, Sendable {
    /// 32 hexadecimal digits.
    public let id: String
    /// What is written down.
    public let entry: JournalEntry
    /// The line, without its line break.
    public let line: String

    private static let start = "{\"id\":\""
    private static let separator = "\","
    private static let idLength = 32

    /// Makes the line of an entry: the same entry gives the same bytes.
    ///
    /// - Throws: what `JSONEncoder` throws; an entry holds nothing that it cannot encode.
    public init(_ entry: JournalEntry) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = String(decoding: try encoder.encode(entry), as: UTF8.self)
        id = Self.id(of: body)
        self.entry = entry
        line = Self.start + id + Self.separator + body.dropFirst()
    }

    /// What is wrong with a line that is no entry.
    public enum Fault: Error, Hashable, Sendable {
        /// It is cut off, or no entry at all.
        case unreadable
        /// Its id is not that of what stands behind it: somebody changed the line.
        case altered
    }

    /// Reads a line.
    public init(line: String) throws(Fault) {
        // Git may have turned the line break into two characters.
        let text = line.utf8.last == 13 ? String(line.unicodeScalars.dropLast()) : line
        let bytes = Array(text.utf8)
        let bodyStart = Self.start.utf8.count + Self.idLength + Self.separator.utf8.count
        guard bytes.starts(with: Self.start.utf8), bytes.count > bodyStart,
            bytes[(bodyStart - Self.separator.utf8.count)..<bodyStart].elementsEqual(Self.separator.utf8)
        else { throw .unreadable }
        let body = "{" + String(decoding: bytes[bodyStart...], as: UTF8.self)
        let id = String(decoding: bytes[Self.start.utf8.count..<(Self.start.utf8.count + Self.idLength)], as: UTF8.self)
        guard let entry = try? JSONDecoder().decode(JournalEntry.self, from: Data(body.utf8)) else {
            throw .unreadable
        }
        guard Self.id(of: body) == id else { throw .altered }
        self.id = id
        self.entry = entry
        self.line = text
    }

    private static func id(of body: String) -> String {
        let digest = SHA256.hash(data: Data("featurestore journal entry\n\(body)".utf8))
        let digits = digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        return String(digits.prefix(idLength))
    }
}
