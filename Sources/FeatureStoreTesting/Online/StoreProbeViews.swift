package import FeatureStore
package import Online

/// What the suite asks about a key: which rows it sees.
package struct Seen: FeatureView {
    package static let schema = ViewSchema(
        name: "Seen", reads: ["marks", "notes", "standings"], features: [ColumnSchema("rows", .text)])

    package struct Input: EntityHistory {
        let marks: History<Mark>
        let notes: History<Note>
        let standings: History<Standing>
        package static let schema = EntitySchema(
            name: "thing", keys: [ColumnSchema("k", .text)],
            links: [
                .init(source: "marks", columns: ["k"], keys: [0]), .init(source: "notes", columns: ["k"], keys: [0]),
                .init(source: "standings", columns: ["k"], keys: [0]),
            ])

        package init(_ rows: EntityRows) {
            marks = rows.history(0)
            notes = rows.history(1)
            standings = rows.history(2)
        }
    }

    package struct Features: FeatureValues {
        let rows: String
        package func write(into answer: inout ColumnWriter) { answer.append(rows) }
    }

    /// Marks of ten days, the last three notes, the last two standings.
    package static func compute(_ thing: Input, asOf: Timestamp) -> Features {
        let marks = thing.marks.trailing(.days(10), to: asOf).map { "m\($0.int("id"))=\($0.int("an_int"))" }
        // Ties have no order in a source without an id.
        let notes = thing.notes.last(3).map { "n\($0.int("n"))" }
        let standings = thing.standings.last(2).map { "s\($0.int("id"))=\($0.int("n"))" }
        return Features(rows: (marks + notes + standings).joined(separator: " "))
    }
}

/// What the suite asks about a key whose values engines compare otherwise.
package struct Amounts: FeatureView {
    package static let schema = ViewSchema(name: "Amounts", reads: ["marks"], features: [ColumnSchema("count", .int)])

    package struct Input: EntityHistory {
        let marks: History<Mark>
        package static let schema = EntitySchema(
            name: "amount",
            keys: [ColumnSchema("a_decimal", .decimal(precision: 38, scale: 12)), ColumnSchema("a_double", .double)],
            links: [.init(source: "marks", columns: ["a_decimal", "a_double"], keys: [0, 1])])

        package init(_ rows: EntityRows) { marks = rows.history(0) }
    }

    package struct Features: FeatureValues {
        let count: Int
        package func write(into answer: inout ColumnWriter) { answer.append(count) }
    }

    package static func compute(_ amount: Input, asOf: Timestamp) -> Features { Features(count: amount.marks.count) }
}

/// The registry of the suite.
package enum StoreProbe {
    package static let marks = SourceLink(source: "marks", columns: ["k"])
    package static let notes = SourceLink(source: "notes", columns: ["k"])
    package static let standings = SourceLink(source: "standings", columns: ["k"])
    package static let amounts = SourceLink(source: "marks", columns: ["a_decimal", "a_double"])

    package static let registry = registry([
        ViewDefinition(Amounts.self, sql: nothing, swift: nothing),
        ViewDefinition(Seen.self, sql: nothing, swift: nothing),
    ])
    /// The same before anybody asked by amounts.
    package static let earlierRegistry = registry([ViewDefinition(Seen.self, sql: nothing, swift: nothing)])

    /// Of a build that declares notes and nothing else.
    package static let notesAlone = registry([], rowTypes: [Note.self])

    private static func registry(
        _ views: [ViewDefinition], rowTypes: [any SourceRow.Type] = [Mark.self, Note.self, Standing.self]
    ) -> FeatureRegistry {
        FeatureRegistry(configuration: nothing, rowTypes: rowTypes, views: views, services: [], helpers: [])
    }
    private static let nothing = EmbeddedFile(path: "none", text: "")

    /// What the views of the suite need: ten days, the last three, the last two, and a day to look back.
    package static let retention = Retention(
        sources: [
            .init(source: "marks", span: .days(11), lastRows: []),
            .init(source: "notes", span: .days(1), lastRows: [.init(link: notes, rows: 3)]),
            .init(source: "standings", span: .days(1), lastRows: [.init(link: standings, rows: 2)]),
        ], servedHistory: .days(1), snapshots: .days(1))
}
