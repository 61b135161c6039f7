import Contracts
import SQLFrontend
import SQLite
import SQLiteDialect

/// The text of what is sent to SQLite, translations of queries apart.
///
/// Each source is a view over the table of all cases that shows the rows of one case alone: ``CurrentCase``. So a translated
/// query runs as it is, prepared once, case after case.
enum SQLiteStatements {
    /// Columns that SQLite can store, with their declarations; a query that reads another is refused by the translator.
    static func stored(_ columns: [ColumnContract], _ types: [PhysicalType])
        -> [(position: Int, column: ColumnContract, declaration: String)]
    {
        zip(columns, types).enumerated().compactMap { position, pair in
            SQLiteRepresentation.columnDeclaration(pair.1).map { (position, pair.0, $0) }
        }
    }

    /// Makes the table of one source and its view.
    static func makeTable(_ layout: TableLayout) -> String {
        let stored = stored(layout.source.columns, layout.types)
        let columns = stored.map { _, column, declaration in
            definition(column.name, declaration) + (column.isNullable ? "" : " NOT NULL")
        }
        return
            "CREATE TABLE \(name(layout.table)) (case_id INTEGER NOT NULL\(columns.map { ", " + $0 }.joined())) STRICT; "
            + makeView(layout.source.name, of: layout.table, stored.map(\.column.name))
    }

    /// Makes a table of questions.
    static func makeSpine(_ table: String, _ columns: [ColumnContract], _ types: [PhysicalType]) -> String {
        let columns = stored(columns, types).map { ", " + definition($0.column.name, $0.declaration) }.joined()
        return """
            CREATE TABLE \(name(table)) (case_id INTEGER NOT NULL\(columns)) STRICT; \
            CREATE INDEX \(name("\(table) cases")) ON \(name(table)) (case_id)
            """
    }

    /// Makes a view that shows one table's rows of the current case.
    static func makeView(_ view: String, of table: String, _ columns: [String]) -> String {
        let list = columns.map(name).joined(separator: ", ")
        return """
            DROP VIEW IF EXISTS \(name(view)); CREATE VIEW \(name(view)) AS SELECT \(list) FROM \(name(table)) \
            WHERE case_id = \(CurrentCase.call)
            """
    }

    /// Makes the indexes of one source's table.
    static func makeIndexes(_ layout: TableLayout) -> String {
        let stored = Set(stored(layout.source.columns, layout.types).map(\.column.name))
        return layout.indexes.enumerated().map { number, columns in
            let list = (["case_id"] + columns.filter { stored.contains($0) }).map(name).joined(separator: ", ")
            return "CREATE INDEX IF NOT EXISTS \(name("\(layout.table) \(number)")) ON \(name(layout.table)) (\(list))"
        }.joined(separator: "; ")
    }

    /// Drops the indexes of one source's table.
    static func dropIndexes(_ layout: TableLayout) -> String {
        layout.indexes.indices.map { "DROP INDEX IF EXISTS \(name("\(layout.table) \($0)"))" }.joined(separator: "; ")
    }

    /// Inserts one row: `case_id`, then the columns, each a parameter.
    static func insert(into table: String, _ columns: [String]) -> String {
        let parameters = Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")
        let list = (["case_id"] + columns).map(name).joined(separator: ", ")
        return "INSERT INTO \(name(table)) (\(list)) VALUES (\(parameters))"
    }

    /// A quoted name.
    static func name(_ text: String) -> String { SQLiteText.identifier(text) }

    private static func definition(_ column: String, _ declaration: String) -> String {
        "\(name(column)) \(declaration)"
    }
}
