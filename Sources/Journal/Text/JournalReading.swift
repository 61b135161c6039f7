internal import FeatureStore

/// The entries of a journal's text, each once, in the order of time.
///
/// The lines are a set: their order says nothing, the same line twice is one entry, and the markers that git leaves where two
/// branches added lines are no lines. So any way of putting two journals together is right.
public struct JournalReading: Sendable {
    /// The entries: by instant, then by id.
    public let records: [JournalRecord]
    /// The lines that are no entries.
    public let faults: [Fault]

    /// A line that is no entry.
    public struct Fault: Hashable, Sendable {
        /// Counted from 1.
        public let line: Int
        /// What is wrong with it.
        public let kind: JournalRecord.Fault
        /// The line itself: a newer program may have written it.
        public let text: String
        /// Whether it is the last and has no line break: whoever wrote it was interrupted.
        public let isTorn: Bool
    }

    /// Reads the bytes of a journal.
    ///
    /// - Complexity: O(bytes).
    public init(_ bytes: some Collection<UInt8>) {
        var records: [String: JournalRecord] = [:]
        var faults: [Fault] = []
        let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
        for (index, bytes) in lines.enumerated() {
            let line = String(decoding: bytes, as: UTF8.self)
            guard !line.allSatisfy(\.isWhitespace), !Self.isConflictMarker(line) else { continue }
            do throws(JournalRecord.Fault) {
                let record = try JournalRecord(line: line)
                records[record.id] = record
            } catch {
                faults.append(Fault(line: index + 1, kind: error, text: line, isTorn: index == lines.count - 1))
            }
        }
        self.records = Self.ordered(Array(records.values))
        self.faults = faults
    }

    /// Entries by instant, then by id.
    public static func ordered(_ records: [JournalRecord]) -> [JournalRecord] {
        records.sorted { ($0.entry.at, $0.id) < ($1.entry.at, $1.id) }
    }

    private static func isConflictMarker(_ line: String) -> Bool {
        ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].contains { line.hasPrefix($0) }
    }
}
