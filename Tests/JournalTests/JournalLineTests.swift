import FeatureStore
import Foundation
import Testing

@testable import Journal

/// A journal's lines are a set: however copies of it are put together, the same entries come out.
@Suite struct JournalLineTests {
    static func entry(_ number: Int, note: String? = nil, at: String = "2026-11-22T10:00:00Z") throws -> JournalEntry {
        var entry = JournalEntry(
            at: Timestamp(microseconds: try Timestamp(at).microseconds + Int64(number) * 1_000_000), verb: "verify",
            author: "Ada \"the first\" <ada@example.org>", conclusion: "agreed",
            views: [JournalView(view: "View\(number)", conclusion: "agreed")], note: note)
        entry.commit = "0123456789abcdef"
        entry.isDirty = number.isMultiple(of: 2)
        return entry
    }

    @Test(arguments: ["plain", "tab\tand\nbreak \u{2028}", "emoji 👩🏽‍🚀, \\ \" {}[],:", "<<<<<<< HEAD", ""])
    func aLineIsReadBackAndIsTheSameBytes(note: String) throws {
        let record = try JournalRecord(Self.entry(1, note: note))
        #expect(!record.line.utf8.contains(10) && record.line.hasPrefix("{\"id\":\"\(record.id)\","))
        #expect(try JournalRecord(Self.entry(1, note: note)).line == record.line)
        #expect(try JournalRecord(line: record.line) == record)
        #expect(try JournalRecord(line: record.line + "\r") == record)
        // Every line is JSON to others.
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(record.line.utf8)) }
    }

    @Test func aLineThatWasChangedOrCutIsKnown() throws {
        let line = try JournalRecord(Self.entry(1)).line
        #expect(throws: JournalRecord.Fault.altered) {
            try JournalRecord(line: line.replacing("agreed", with: "diverged"))
        }
        for length in 0..<line.count {
            #expect(throws: JournalRecord.Fault.unreadable) { try JournalRecord(line: String(line.prefix(length))) }
        }
    }

    @Test func aTornLastLineIsSkippedAndTold() throws {
        let lines = try (1...3).map { try JournalRecord(Self.entry($0)).line }
        let reading = JournalReading(Array((lines[0] + "\n" + lines[1] + "\n" + lines[2].prefix(40)).utf8))
        #expect(reading.records.map(\.line) == Array(lines[..<2]))
        #expect(
            reading.faults == [
                JournalReading.Fault(
                    line: 3, kind: .unreadable, text: String(lines[2].prefix(40)), isTorn: true)
            ])
        // Whoever writes next begins a line of its own; the piece stays where it is.
        let next = JournalReading(Array((lines[0].prefix(40) + "\n" + lines[1] + "\n").utf8))
        #expect(next.records.map(\.line) == [lines[1]] && next.faults.map(\.isTorn) == [false])
    }

    @Test(arguments: UInt64(1)...20)
    func anyWayOfPuttingCopiesTogetherIsRight(seed: UInt64) throws {
        var random = Seeded(state: seed)
        let lines = try (0..<12).map { try JournalRecord(Self.entry($0 / 2, note: "\($0)")).line }
        let whole = JournalReading(Array(lines.joined(separator: "\n").utf8)).records
        var pieces = lines + lines.filter { _ in Bool.random(using: &random) }
        pieces += ["<<<<<<< HEAD", "||||||| base", "=======", ">>>>>>> branch", "", "  "]
        pieces.shuffle(using: &random)
        let end = Bool.random(using: &random) ? "\r\n" : "\n"
        let reading = JournalReading(Array(pieces.map { $0 + end }.joined().utf8))
        #expect(reading.records == whole && reading.faults.isEmpty)
        #expect(whole.count == 12 && whole.map(\.entry.at) == whole.map(\.entry.at).sorted())
    }

    private struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) ^ (state << 31)
        }
    }
}
