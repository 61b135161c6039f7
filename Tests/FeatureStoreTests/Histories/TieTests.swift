import FeatureStore
import Testing

struct TieTests {
    private static let schema = EntitySchema(
        name: "topic", keys: [ColumnSchema("topic", .text)],
        links: [EntitySchema.Link(source: "notes", columns: ["topic"], keys: [0])])

    private func history(_ notes: [Note], topic: String = "t") throws -> History<Note> {
        try EntityRows(Self.schema, asOf: instant(9), keys: { $0.append(topic) }, sources: [SourceRows(notes)])
            .history(0)
    }

    @Test func keysAreBytes() throws {
        let (composed, decomposed) = ("\u{E9}", "e\u{301}")
        let notes = [Note(topic: composed, author: "a", number: 1), Note(topic: decomposed, author: "b", number: 2)]
        #expect(try history(notes, topic: composed).map(\.number) == [1])
        #expect(try history(notes, topic: decomposed).map(\.number) == [2])
    }

    /// The id is (author, number): author by code point with NULL last, then number by value.
    @Test func tiesAreOrderedByIdColumnByColumn() throws {
        let seed: UInt64 = 6
        var random = SeededGenerator(seed: seed)
        let authors = [
            nil, "", "a", "a\0", "ab", "Z", "\u{E9}", "e\u{301}", "\u{FFFD}", "\u{10000}", "same long start 1",
            "same long start 2",
        ]
        for round in 0..<200 {
            var notes: [Note] = []
            for author in authors where !random.oneIn(3) {
                for number in [-300, -1, 0, 2, 10] where !random.oneIn(3) {
                    notes.append(Note(topic: "t", author: author, number: number))
                }
            }
            let wanted = notes.sorted { first, second in
                let texts = (
                    first.author.map { Array($0.unicodeScalars) }, second.author.map { Array($0.unicodeScalars) }
                )
                switch texts {
                case (nil, nil): return first.number < second.number
                case (nil, _): return false
                case (_, nil): return true
                case (let one?, let other?):
                    return one == other ? first.number < second.number : one.lexicographicallyPrecedes(other)
                }
            }
            let found = try history(notes.shuffled(using: &random))
            #expect(found.map(\.literal) == wanted.map(\.literal), "seed \(seed), round \(round)")
        }
    }
}

/// A row whose id holds a nullable text and a number; all happen at one instant.
private struct Note: SourceRow {
    var topic: String
    var author: String?
    var number: Int

    var literal: String { "\(author.literal) \(number)" }

    init(topic: String, author: String?, number: Int) {
        self.topic = topic
        self.author = author
        self.number = number
    }

    init(decoding row: borrowing RowDecoder) {
        topic = row.value(0)
        author = row.value(1)
        number = row.value(2)
    }

    static let schema = RowSchema(
        source: "notes",
        columns: [
            ColumnSchema("topic", .text), ColumnSchema("author", .text, isNullable: true), ColumnSchema("number", .int),
            ColumnSchema("at", .timestamp),
        ], eventTime: "at", unique: ["author", "number"])

    static func value(at column: Int, of row: Note) -> any ColumnValue {
        switch column {
        case 0: row.topic
        case 1: row.author
        case 2: row.number
        default: instant(1)
        }
    }

    static func eventTime(of row: Note) -> Timestamp { instant(1) }
}
