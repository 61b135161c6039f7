import Foundation
import SQLite

/// A table or query of a SQLite file, read in one transaction.
final class SQLiteSide: ComparedSide {
    let engine = "sqlite \(Connection.libraryVersion)"
    let columns: [SideColumn]

    private let name: String
    private let connection: Connection
    /// The table's quoted name, or the query in parentheses.
    private let relation: String

    /// Opens the file, which must exist and is never written to, and begins the transaction.
    init(path: String, rows: SideRows, name: String, _ stop: StopFlag) throws {
        self.name = name
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
            throw ComparisonError.misused([
                "\(name): the file cannot be opened; check its name, its kind and its permissions."
            ])
        }
        do {
            connection = try Connection(.file(path: path), access: .read)
            try Self.prepare(connection, stop)
            // The transaction's snapshot begins with the first thing that is read.
            try connection.execute("BEGIN; SELECT count(*) FROM sqlite_schema")
            let encoding = try connection.rows("PRAGMA encoding").first?.first
            guard encoding == .text("UTF-8") else {
                throw ComparisonError.misused([
                    "\(name) is encoded in UTF-16, whose order is not that of code points. Dump it into a database in UTF-8 "
                        + "(sqlite3 OLD .dump | sqlite3 NEW) and compare that."
                ])
            }
            relation = try Self.relation(rows, connection)
            columns = try SQLiteColumns(connection, relation).read()
        } catch let error as SQLiteError {
            throw SQLiteTrouble(side: name, rows: rows).error(error)
        }
    }

    /// What every connection of a comparison is set to: sorting on disk, and an ear for whoever gives up.
    ///
    /// The cache keeps SQLite's own size of 2 MB: sorting with more was slower, since it no longer fits the processor's.
    static func prepare(_ connection: Connection, _ stop: StopFlag) throws(SQLiteError) {
        try connection.execute("PRAGMA temp_store = FILE")
        try connection.setProgressHandler(every: 20_000) { stop.isRaised }
    }

    func typing(_ column: ColumnReading) -> BatchWriter.Typing { SQLiteCells.typing(column) }

    func read(_ reading: SideReading, into writer: BatchWriter, _ stop: StopFlag) throws {
        do {
            let names = (reading.key + reading.values).map { SQLiteText.identifier($0.name) }
            let order = names.prefix(reading.key.count).map { "\($0) COLLATE BINARY" }
            let statement = try connection.prepare(
                "SELECT \(names.joined(separator: ", ")) FROM \(relation) ORDER BY \(order.joined(separator: ", "))")
            try SQLiteRows(
                statement: statement, keys: reading.key.map { SQLiteKeyReader($0) }, valueCount: reading.values.count
            ).read(into: writer)
        } catch let error as SQLiteError {
            throw SQLiteTrouble(side: name, rows: nil).error(error)
        }
    }

    /// Checks a query as it stands, so that the engine points into it, before it becomes part of a statement of ours.
    private static func relation(_ rows: SideRows, _ connection: Connection) throws -> String {
        switch rows {
        case .table(let names): return names.map(SQLiteText.identifier).joined(separator: ".")
        case .query(let query, let origin):
            let statement = try connection.prepare(QueryText.statement(query))
            guard statement.columnCount > 0 else {
                throw ComparisonError.misused(["\(origin): the statement gives no rows; expected a SELECT."])
            }
            guard statement.parameterCount == 0 else {
                throw ComparisonError.misused([
                    "\(origin): the query has parameters, which nobody gives a value; write the values into it."
                ])
            }
            return QueryText.asRelation(query)
        case .file: throw ComparisonError.misused(["a SQLite file needs a table or a query: add --table or --query."])
        }
    }
}
