import Contracts
import FeatureStore
import Testing

@testable import PromotionRecords

@Suite struct RecordTextTests {
    /// Texts that YAML likes to change: line ends, blanks at either end, marks of its own, characters that it refuses.
    private static let pieces = [
        "\n", "\n\n", "\r\n", "\r", "\t", " ", "   ", "a", "SELECT 1", "-- x", "---", "...", "|", ">", "- ", ": ", "#",
        "'", "\"", "\\", "{", "[", "%", "&a", "*a", "!t", "é", "e\u{301}", "👩‍👩‍👧", "\u{FEFF}", "\u{2028}", "\u{2029}",
        "\u{85}", "\u{7F}", "\u{1}", "\u{FFFE}", "\u{FFFF}", "\u{A0}", "<<<<<<< HEAD", "=======", "/* entity: a */",
        "\u{10FFFF}", "null", "~",
    ]

    /// Numbers of a linear congruence: the same in every run.
    private struct Chance {
        var state: UInt64

        mutating func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
    }

    @Test func `Any text comes back byte for byte`() throws {
        var chance = Chance(state: 7)
        var blocks = 0
        for round in 0..<1_500 {
            let count = chance.below(9)
            let text = (0..<count).map { _ in Self.pieces[chance.below(Self.pieces.count)] }.joined()
            if RecordText.blockHeader(text) != nil { blocks += 1 }
            var record = someRecord(sql: text, swift: String(text.reversed()))
            // Of a name or a note, marks before it are not kept; of a half they are.
            let line = String(String.UnicodeScalarView(text.unicodeScalars.drop { $0 == "\u{FEFF}" }))
            record.promoted.by = line
            record.promoted.note = line
            record.sqlite = round.isMultiple(of: 2) ? text + "\n" : nil
            record.contract = text
            record.evidence.waivers[0].because = line
            record.authors = round.isMultiple(of: 3) ? .unknown(line) : .known(sql: [line, "b"], swift: [])
            let read: PromotionRecord
            do {
                read = try PromotionRecord.read(record.text, file: "Promotions/RecentDelays@1.yaml")
            } catch {
                Issue.record("round \(round), \(text.debugDescription): \(error)")
                return
            }
            try #require(read == record, "round \(round): \(text.debugDescription)")
            // Equality of texts is canonical equivalence; bytes are what is promised.
            try #require(read.text.utf8.elementsEqual(record.text.utf8))
            try #require(read.sql.utf8.elementsEqual(record.sql.utf8))
        }
        #expect(blocks > 200, "few of the texts were blocks")
    }

    @Test func `A half stands in the record as a block that people can read`() {
        let text = someRecord(sql: "/*\nentity: aircraft\n*/\nSELECT 1\n\nFROM spine\n").text
        #expect(text.contains("\nsql: |2\n  /*\n  entity: aircraft\n  */\n  SELECT 1\n\n  FROM spine\nswift: |2\n"))
    }

    @Test func `A record that git checked out with other line ends is the same record`() throws {
        let record = someRecord(sql: "SELECT 1\nFROM spine\n")
        let text = record.text.replacing("\n", with: "\r\n")
        #expect(try PromotionRecord.read(text, file: "RecentDelays@1.yaml") == record)
    }

    @Test func `A record that ends anywhere too early is refused`() throws {
        var record = someRecord()
        record.signature = .init(key: "ci", ed25519: "AAAA")
        let text = record.text
        let digest = try #require(text.range(of: "\ndigest: "))
        for end in text.indices where end < digest.upperBound {
            #expect(throws: RecordError.self) {
                try PromotionRecord.read(String(text[..<end]), file: "RecentDelays@1.yaml")
            }
        }
        let half = String(text[..<digest.lowerBound])
        #expect {
            try PromotionRecord.read(half, file: "RecentDelays@1.yaml")
        } throws: { error in
            if case RecordError.truncated = error { true } else { false }
        }
    }

    @Test func `An edit of any line is refused`() throws {
        let text = someRecord(sql: "SELECT 1 -- > 15\n").text
        let edits = [
            ("number: 1", "number: 2"), ("> 15", "> 16"), ("unchecked:\n      - \"", "unchecked:\n      - \"no "),
        ]
        for (old, new) in edits {
            let edited = text.replacing(old, with: new)
            try #require(edited != text)
            #expect {
                try PromotionRecord.read(edited, file: "RecentDelays@1.yaml")
            } throws: { error in
                if case RecordError.edited = error { true } else { false }
            }
        }
    }

    @Test func `What git left of a merge is named with the way out of it`() throws {
        let lines = someRecord().text.split(separator: "\n", omittingEmptySubsequences: false)
        let text = (lines[..<4] + ["<<<<<<< HEAD", "  at: x", "=======", "  at: y", ">>>>>>> other"] + lines[5...])
            .joined(separator: "\n")
        let error = #expect(throws: RecordError.self) {
            try PromotionRecord.read(text, file: "Promotions/RecentDelays@1.yaml")
        }
        let message = try #require(error).description
        #expect(message.hasPrefix("Promotions/RecentDelays@1.yaml:5:1: error: two branches promoted this version"))
        #expect(message.contains("`featurestore promote RecentDelays@1`"))
    }

    @Test func `A record in the file of another is refused`() {
        #expect(
            throws: RecordError.misplaced(
                SourceLocation(file: "P/RecentDelays@2.yaml", line: 2, column: 7), record: "RecentDelays@1",
                fileName: "RecentDelays@1.yaml")
        ) {
            try PromotionRecord.read(someRecord().text, file: "P/RecentDelays@2.yaml")
        }
    }

    @Test func `A retirement comes back and is held to its digest`() throws {
        let retirement = RetirementRecord(
            view: "RecentDelays", version: 1, at: Timestamp(microseconds: 0), by: "Ada", because: "v2 serves: all",
            number: 3, previous: String(repeating: "0f", count: 32))
        let file = "Promotions/RecentDelays@1.retired.yaml"
        #expect(retirement.fileName == "RecentDelays@1.retired.yaml")
        #expect(try RetirementRecord.read(retirement.text, file: file) == retirement)
        #expect(throws: RecordError.self) {
            try RetirementRecord.read(retirement.text.replacing("number: 3", with: "number: 1"), file: file)
        }
    }
}
