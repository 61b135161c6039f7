import Postgres
import Warehouse

/// A table or query of a PostgreSQL database, read in one repeatable-read transaction that cannot write.
final class PostgresSide: ComparedSide {
    let engine: String
    let columns: [SideColumn]

    private let name: String
    private let connection: PostgresConnection
    /// The table's quoted name, or the query in parentheses.
    private let relation: String

    /// Connects, sets what a role's or a server's defaults might have changed, and begins the transaction.
    init(url: String, rows: SideRows, name: String, _ stop: StopFlag) throws {
        self.name = name
        do {
            connection = try PostgresConnection(url: url)
            engine = "postgres \(connection.serverVersion)"
        } catch {
            throw ComparisonError.unavailable(
                "\(name): \(error.message). Check that the server runs and that the address is right.")
        }
        do {
            try connection.execute(Self.session)
            let encoding = try connection.rows("SHOW server_encoding").first?.first ?? nil
            guard encoding == "UTF8" else {
                throw ComparisonError.misused([
                    "\(name): the database is encoded in \(encoding ?? "nothing"); a database in UTF8 is needed."
                ])
            }
            try connection.execute("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            switch rows {
            case .table(let names): relation = names.map(PostgresText.identifier).joined(separator: ".")
            case .query(let query, _):
                // As it stands, so that the server points into it; what is not one statement fails here.
                _ = try connection.describe(query)
                relation = QueryText.asRelation(query)
            case .file: throw ComparisonError.misused(["\(name) needs a table or a query: add --table or --query."])
            }
            columns = try connection.describe("SELECT * FROM \(relation)").map(PostgresColumns.column)
        } catch let failure as PostgresFailure {
            throw PostgresTrouble(side: name, rows: rows).error(failure)
        }
    }

    func typing(_ column: ColumnReading) -> BatchWriter.Typing { PostgresCells.typing(column.type) }

    func read(_ reading: SideReading, into writer: BatchWriter, _ stop: StopFlag) throws {
        let selected = (reading.key + reading.values).map { column in
            PostgresColumns.expression(column, declared: columns.first { $0.name == column.name }?.declared ?? "")
        }
        let order = zip(reading.key, selected).map { $1 + ($0.type == .text ? " COLLATE \"C\"" : "") }
        let statement =
            "COPY (SELECT \(selected.joined(separator: ", ")) FROM \(relation) ORDER BY \(order.joined(separator: ", "))) "
            + "TO STDOUT (FORMAT binary)"
        let decoder = CopyDecoder(reading, writer)
        do {
            try connection.copyOut(statement, isGivenUp: { stop.isRaised }) { try decoder.decode($0) }
        } catch let failure as PostgresFailure {
            // SQLSTATE 57014: our own wish to stop came back.
            if stop.isRaised, failure.code == "57014" { throw CancellationError() }
            throw PostgresTrouble(side: name, rows: nil).error(failure)
        }
    }

    /// What every session is set to.
    ///
    /// Zone and text formats decide what casts and literals of a query mean. The search path stays the role's, since the
    /// tables are found along it. Compiling costs more than such a query does.
    private static let session = """
        SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET extra_float_digits = 1;
        SET standard_conforming_strings = on; SET array_nulls = on; SET transform_null_equals = off;
        SET lc_numeric = 'C'; SET lc_monetary = 'C'; SET lc_time = 'C'; SET client_min_messages = error;
        SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET jit = off;
        SET work_mem = '64MB'
        """
}

/// Says what a failure of PostgreSQL means to whoever asked for a comparison.
struct PostgresTrouble {
    /// The side that was read.
    let side: String
    /// What was asked of it, or nil while its rows are read.
    let rows: SideRows?

    func error(_ failure: PostgresFailure) -> ComparisonError {
        let code = failure.code.map { " (SQLSTATE \($0))" } ?? ""
        if failure.isUnavailable {
            return .unavailable(
                "\(side): \(failure.message)\(code). Check that the server runs and has room, then run this again.")
        }
        guard case .query(let query, let origin)? = rows else {
            return .misused(["\(side): \(failure.message)\(code)"])
        }
        let place = failure.position.map { ":" + QueryText.place(scalar: $0 - 1, in: query) } ?? ""
        return .misused(["\(origin)\(place): error: \(side): \(failure.message)\(code)"])
    }
}
