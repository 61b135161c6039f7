import Contracts
import FeatureStore
import SQLFrontend
import SQLite
import SQLiteDialect

/// Shows SQLite the text that a view has for it alone, over empty tables of the sources that the view declares to read.
struct OwnTextCheck {
    let view: ViewContract
    let layouts: [TableLayout]

    /// - Throws: ``QueryRefusal`` when SQLite does not understand the text, or it gives other columns than the contract's.
    func check(_ text: String, _ half: PairHalf) throws(QueryRefusal) {
        let statement = try prepared(text, half)
        guard statement.isReadOnly else { throw refusal("it changes the database", half) }
        guard statement.parameterCount == 0 else {
            throw refusal("it has parameters; nothing is bound, the questions are the rows of spine", half)
        }
        let found = (0..<statement.columnCount).map { statement.columnName($0) }
        let expected = ["spine_id"] + view.features.map(\.name)
        guard found.sorted() == expected.sorted() else {
            throw refusal(
                "it answers with \(found.joined(separator: ", ")), where \(expected.joined(separator: ", ")) are expected",
                half)
        }
    }

    private func prepared(_ text: String, _ half: PairHalf) throws(QueryRefusal) -> Statement {
        do throws(SQLiteError) {
            return try emptyDatabase().prepare(text)
        } catch {
            throw refusal("SQLite refuses it: \(error.message)", half, at: error.offset ?? 0)
        }
    }

    private func emptyDatabase() throws(SQLiteError) -> Connection {
        let connection = try Connection(.memory)
        try SQLiteFunctions.register(on: connection)
        try CurrentCase().register(on: connection)
        for layout in layouts where view.read(layout.source.name) != nil {
            try connection.execute(SQLiteStatements.makeTable(layout))
        }
        let columns = [ColumnContract(name: "spine_id", type: .int, isNullable: false)] + view.spineColumns
        let types = columns.map { PhysicalType.of($0) ?? .standing(for: $0.type) }
        try connection.execute(SQLiteStatements.makeSpine("spine 0", columns, types))
        let stored = SQLiteStatements.stored(columns, types).map(\.column.name)
        try connection.execute(SQLiteStatements.makeView("spine", of: "spine 0", stored))
        return connection
    }

    private func refusal(_ what: String, _ half: PairHalf, at offset: Int = 0) -> QueryRefusal {
        QueryRefusal(
            construct: "SQLite's own text of \(view.name)",
            message: "SQLite's own text of \(view.name) cannot be run: \(what)",
            ownPlace: TextPositions(file: half.file, text: half.text).location(ofByte: offset))
    }
}
